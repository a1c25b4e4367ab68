import { createFault, type Fault, type HttpRequest, type HttpResponse } from '@onlink/core';
import { classifyStatus } from '@onlink/http';
import { ERROR_TABLE } from './error-table.js';
import type { Task } from './task.js';

/**
 * The fault that a reply means, or undefined for a success. What the vendor's own error code says comes first; without a
 * known one, HTTP's status decides.
 *
 * Put the form of your vendor's error body into `errorOf`, and its codes into error-table.ts.
 */
export function classifyReply(
  response: HttpResponse,
  request: HttpRequest,
  { verb, noun }: Task,
): Fault | undefined {
  const byStatus = classifyStatus(response, request);
  if (byStatus === undefined) return undefined;
  const { code, message } = errorOf(response);
  const row = ERROR_TABLE.find((entry) => entry.remoteCode === code);
  const remote = { status: response.status, ...(message !== undefined && { detail: message.slice(0, 500) }) };
  if (row === undefined) return createFault({ ...byStatus, message: byStatus.message, remote });
  return createFault({
    blame: row.blame,
    scope: row.scope,
    retry: row.retry,
    // A refusal says that nothing was changed.
    effect: 'none',
    code: `sample-vendor/${row.remoteCode.replaceAll('_', '-')}`,
    message: `Failed to ${verb} ${noun}: ${row.reason}. ${row.remedy}.`,
    fix: { text: `${row.remedy}.` },
    remote,
  });
}

/** `{ "error": { "code": "not_found", "message": "..." } }`, where the reply has it. */
function errorOf({ body }: HttpResponse): { readonly code?: string; readonly message?: string } {
  try {
    const { error } = JSON.parse(new TextDecoder().decode(body)) as { readonly error?: unknown };
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return {
      ...(typeof code === 'string' && { code }),
      ...(typeof message === 'string' && { message }),
    };
  } catch {
    // A proxy's page, or nothing: then the status is all there is.
    return {};
  }
}

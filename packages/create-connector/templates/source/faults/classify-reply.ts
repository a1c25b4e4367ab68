import type { Fault, HttpRequest, HttpResponse } from '@onlink/core';
import { classifyBy, type Told } from '@onlink/http';
import { ERROR_TABLE } from './error-table.js';
import type { Task } from './task.js';

/** What an error of the vendor says. */
interface VendorTold extends Told {
  readonly remoteCode?: string;
}

const classify = classifyBy<VendorTold>(
  ERROR_TABLE.map(({ remoteCode, ...row }) => ({
    ...row,
    code: `sample-vendor/${remoteCode.replaceAll('_', '-')}`,
    when: (told) => told.remoteCode === remoteCode,
    // A refusal says that nothing was changed.
    refused: true,
  })),
  errorOf,
);

/**
 * The fault that a reply means, or undefined for a success. What the vendor's own error code says comes first; without a
 * known one, HTTP's status decides.
 *
 * Put the form of your vendor's error body into `errorOf`, and its codes into error-table.ts.
 */
export function classifyReply(
  response: HttpResponse,
  { effect }: Pick<HttpRequest, 'effect'>,
  { verb, noun }: Task,
): Fault | undefined {
  return classify(response, { failed: `Failed to ${verb} ${noun}`, effect });
}

/** `{ "error": { "code": "not_found", "message": "..." } }`, where the reply has it. */
function errorOf({ body }: HttpResponse): VendorTold {
  try {
    const { error } = JSON.parse(new TextDecoder().decode(body)) as { readonly error?: unknown };
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return {
      ...(typeof code === 'string' && { remoteCode: code }),
      ...(typeof message === 'string' && { detail: message.slice(0, 500) }),
    };
  } catch {
    // A proxy's page, or nothing: then the status is all there is.
    return {};
  }
}

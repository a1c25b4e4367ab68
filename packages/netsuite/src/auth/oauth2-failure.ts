import type { Fault, HttpResponse } from '@onlink/core';
import { classifyReply } from '../faults/classify-reply.js';
import { failedTo, type ReplyContext } from '../faults/task.js';
import { loginFault, slipsIn } from './login-failure.js';
import { OAUTH2_CAUSES } from './oauth2-causes.js';
import { rankCauses } from './rank-causes.js';

/**
 * Turns a reply of the token endpoint into the fault that it means, or `undefined` for a token. Its `error` names a group of
 * causes; the audit trail names the one. What is no refusal of its own is classified as any other reply.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521832417.html
 */
export function explainTokenRefusal(response: HttpResponse, context: ReplyContext): Fault | undefined {
  const word = errorOf(response);
  if (word === undefined) return classifyReply(response, context);
  const { client, call, task } = context;
  const { realm, clock, history, config } = client;
  const { hasWorked } = history;
  const ranked = rankCauses(OAUTH2_CAUSES, { realm, refusedBy: 'token', word, hasWorked });
  const slips = word === 'invalid_client' && !hasWorked ? slipsIn(config) : [];
  return loginFault(
    [...slips, ...ranked],
    { failed: failedTo(task), realm, atMs: call.clock.now() + clock.offsetMs },
    { status: response.status, detail: word },
  );
}

/** RFC 6749 section 5.2, where the reply is such a refusal. */
function errorOf({ status, body }: HttpResponse): string | undefined {
  if (status !== 400 && status !== 401) return undefined;
  try {
    const { error } = JSON.parse(new TextDecoder().decode(body)) as { readonly error?: unknown };
    return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : undefined;
  } catch {
    return undefined;
  }
}

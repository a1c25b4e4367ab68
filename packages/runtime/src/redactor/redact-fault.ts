import { createFault, type Fault, type FaultFix, type JsonObject, type RemoteDetail } from '@onlink/core';
import type { Redactor } from './redactor.js';

/**
 * A copy of a fault with the secrets taken out of every text in it: message, code, all of `fix` and all of `remote`.
 * Whatever else its author hung on it is left out, because nobody knows what that holds.
 */
export function redactFault(fault: Fault, redactor: Pick<Redactor, 'redact' | 'redactJson'>): Fault & Error {
  const { blame, scope, retry, effect, code, message, fix, remote } = fault;
  return createFault({
    blame,
    scope,
    retry,
    effect,
    code: redactor.redact(code),
    message: redactor.redact(message),
    ...(fix && { fix: redactor.redactJson(fix as unknown as JsonObject) as unknown as FaultFix }),
    ...(remote && { remote: redactor.redactJson(remote as JsonObject) as RemoteDetail }),
  });
}

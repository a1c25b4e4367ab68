import { createFault, type Fault } from '@onlink/core';

/** A fault of recording or replaying. The message is the whole sentence, and holds no secret. */
export function replayFault(code: string, message: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'never',
    effect: 'none',
    code: `replay/${code}`,
    message,
  });
}

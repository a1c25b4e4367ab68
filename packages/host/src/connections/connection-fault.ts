import { createFault, type Fault } from '@onlink/core';

/** A fault in what an admin entered for a connection. */
export function connectionFault(
  code: string,
  connectionName: string,
  text: {
    readonly verb?: string;
    readonly reason: string;
    readonly remedy: string;
    readonly pointer?: string;
  },
): Fault & Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code,
    message: `Failed to ${text.verb ?? 'configure'} connection "${connectionName}": ${text.reason}. ${text.remedy}.`,
    ...(text.pointer === undefined ? {} : { fix: { pointer: text.pointer, text: text.remedy } }),
  });
}

import type { Json } from '@onlink/core';
import { storeFault } from '../store-fault.js';
import { findUnstorable } from './find-unstorable.js';

/**
 * Throws a fault `host/unstorable-text` when a text in `value` holds what PostgreSQL cannot keep. `what` completes
 * "Failed to".
 */
export function assertStorable(what: string, value: Json): void {
  const found = findUnstorable(value);
  if (found === undefined) return;
  throw storeFault({
    code: 'host/unstorable-text',
    blame: 'input',
    message: `Failed to ${what.replaceAll('\0', '\ufffd')}: "${found.pointer}" contains ${found.reason}, which PostgreSQL cannot keep. Remove it.`,
  });
}

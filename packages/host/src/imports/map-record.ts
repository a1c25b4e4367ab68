import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '@onlink/core';
import type { ObjectRow } from '../store/store.js';
import type { ImportLines } from './parse-lines.js';
import { readPath } from './record-path.js';

/** A record as an object, or why it cannot be one. */
export type MappedRecord =
  | { readonly kind: 'object'; readonly row: ObjectRow }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Makes the function that turns records into objects. Attributes without a value are left out, so that one that
 * disappears over there changes the hash here.
 */
export function createRecordMapper(lines: ImportLines): (record: JsonObject) => MappedRecord {
  const paths = lines.mappings.map((mapping) => ({ ...mapping, segments: mapping.path.split('.') }));
  const keySegments = lines.key.path.split('.');
  return (record) => {
    const key = keyText(readPath(record, keySegments));
    if (key === undefined)
      return { kind: 'refused', reason: `it has no "${lines.key.path}", which is its key` };
    const attributes: { [name: string]: Json } = {};
    for (const { attribute, segments, path } of paths) {
      const value = readPath(record, segments);
      if (value === undefined || value === null) continue;
      if (holdsNul(value)) return { kind: 'refused', reason: `"${path}" holds a NUL character` };
      attributes[attribute] = value;
    }
    const hash = createHash('sha256').update(JSON.stringify(attributes)).digest('base64url');
    return { kind: 'object', row: { key, attributes, hash } };
  };
}

function keyText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' || value.includes('\0') ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** PostgreSQL cannot store U+0000 in a text. */
function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && JSON.stringify(value).includes('\\u0000');
}

import type { Json } from '@onlink/core';

/** Text that PostgreSQL cannot keep, and where it is. */
export interface UnstorableText {
  /** JSON pointer of the value, or of the field whose name it is (RFC 6901). */
  readonly pointer: string;
  readonly reason: string;
}

/** What `JSON.stringify` writes for the characters in question, and for a backslash followed by the same letters. */
const SUSPECT = /\\u0000|\\ud[89a-f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const UNPRINTABLE = /\0|\p{Surrogate}/gu;

/**
 * Finds the first text with a NUL character (U+0000) or half a surrogate pair. PostgreSQL's text types hold neither
 * (https://www.postgresql.org/docs/15/datatype-json.html, 8.14).
 *
 * @param json the same value as `JSON.stringify` writes it, when it is at hand; it makes the usual case one scan
 */
export function findUnstorable(value: Json, json = JSON.stringify(value)): UnstorableText | undefined {
  return SUSPECT.test(json) ? search(value, '') : undefined;
}

function search(value: Json, pointer: string): UnstorableText | undefined {
  if (typeof value === 'string') return inspect(value, pointer);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${escapeToken(name)}`;
    const found = inspect(name, at) ?? search(member as Json, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inspect(text: string, pointer: string): UnstorableText | undefined {
  if (text.includes('\0')) return { pointer, reason: 'a NUL character (U+0000)' };
  return LONE_SURROGATE.test(text) ? { pointer, reason: 'half of a surrogate pair' } : undefined;
}

/** RFC 6901 section 3; the unstorable characters themselves are shown as U+FFFD. */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1').replace(UNPRINTABLE, '\ufffd');
}

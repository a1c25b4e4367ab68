import type { JsonObject } from '@onlink/core';
import { keyText } from '../fakes/fake-store.js';

/** What is wrong with a set of rows, compared with the keys that must be there. */
export interface KeyDifference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly doubled: readonly string[];
}

/** Compares rows with keys, order aside. */
export function compareKeys(
  rows: readonly JsonObject[],
  expected: readonly JsonObject[],
  key: readonly string[],
): KeyDifference {
  const wanted = new Set(expected.map((row) => keyText(row, key)));
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const row of rows) {
    const text = keyText(row, key);
    if (seen.has(text)) doubled.add(text);
    seen.add(text);
  }
  return {
    missing: [...wanted].filter((text) => !seen.has(text)),
    extra: [...seen].filter((text) => !wanted.has(text)),
    doubled: [...doubled],
  };
}

/** The difference in words, or `undefined` where there is none that matters. */
export function describeDifference(
  { missing, extra, doubled }: KeyDifference,
  { mayDouble }: { readonly mayDouble: boolean },
): string | undefined {
  const parts = [
    part('never came', missing),
    part('came though the remote has no such row', extra),
    mayDouble ? undefined : part('came twice', doubled),
  ].filter((text) => text !== undefined);
  return parts.length === 0 ? undefined : parts.join('; ');
}

function part(what: string, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return undefined;
  const some = keys.slice(0, 3).join(', ');
  return `${keys.length} ${keys.length === 1 ? 'row' : 'rows'} ${what} (key ${some}${keys.length > 3 ? ', …' : ''})`;
}

import type { Interval, Json } from '@onlink/core';

/** Before anything: what a first read covers begins here. */
const BEGINNING = new Date(0).toISOString();

/**
 * The moment up to which everything is covered; `undefined` when nothing is, or when a read of several parts was not
 * finished. Intervals compare as text, which is the order of ISO instants.
 */
export function coveredUntil(covered: readonly Interval[]): string | undefined {
  let until = BEGINNING;
  for (const { from, to } of [...covered].sort((left, right) => compare(left.from, right.from))) {
    if (compare(from, until) > 0) break;
    if (compare(to, until) > 0) until = String(to);
  }
  return until === BEGINNING || !isInstant(until) ? undefined : until;
}

/**
 * What each of several parts covers, such that all of them together cover the stretch from `from` to `to`, and no lesser
 * number of them a stretch that ends at an instant: their inner bounds lie between `from` and `to` as texts and are no
 * instants. So a part that is missing shows, whatever order they are completed in.
 */
export function coverInParts(from: string | undefined, to: string, parts: number): readonly Interval[] {
  const start = from ?? BEGINNING;
  const inner = (index: number): string => `${start}/${to}/${String(index).padStart(6, '0')}`;
  return Array.from({ length: parts }, (_, index) => ({
    from: index === 0 ? start : inner(index),
    to: index === parts - 1 ? to : inner(index + 1),
  }));
}

function compare(left: Json, right: Json): number {
  const [first, second] = [String(left), String(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

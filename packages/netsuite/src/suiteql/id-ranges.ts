/** A stretch of internal IDs: those above `after`, up to and with `last`. */
export interface IdRange {
  readonly after: number;
  readonly last: number;
}

/** Rows that one partition is meant to hold. */
const PARTITION_ROWS = 50_000;

/**
 * Cuts the IDs from `first` to `last` into ranges of equal width, one for each 50,000 rows begun. They touch and do
 * not overlap, so each ID is in exactly one. Where IDs are dense in one place, ranges are uneven in rows; that costs
 * speed and nothing else, because a range may hold any number of rows.
 */
export function cutIdRanges(first: number, last: number, rows: number): readonly IdRange[] {
  const width = last - first + 1;
  const count = Math.max(1, Math.min(width, Math.ceil(rows / PARTITION_ROWS)));
  const cut = (index: number): number => first - 1 + Math.floor((width * index) / count);
  return Array.from({ length: count }, (_, index) => ({ after: cut(index), last: cut(index + 1) }));
}

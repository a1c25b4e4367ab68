/** A stretch of internal IDs: those above `after`, up to and with `last`. */
export interface IdRange {
  readonly after: number;
  readonly last: number;
}

/** Rows that one partition holds at least: four full pages. */
const LEAST_ROWS = 4_000;

/** Partitions at most: each costs the host a checkpoint, and with so many a last one that is read alone does not matter. */
const MOST_RANGES = 250;

const PAGE_ROWS = 1_000;

/** Rows that each partition of a table with so many rows is to hold: whole pages. */
export function rowsPerRange(rows: number): number {
  return Math.max(LEAST_ROWS, Math.ceil(rows / MOST_RANGES / PAGE_ROWS) * PAGE_ROWS);
}

/**
 * Cuts the IDs from `first` to `last` into ranges of equal width, one for each {@link rowsPerRange} rows begun. They touch
 * and do not overlap, so each ID is in exactly one. Where IDs are dense in one place, ranges are uneven in rows; that costs
 * speed and nothing else, because a range may hold any number of rows.
 */
export function cutIdRanges(first: number, last: number, rows: number): readonly IdRange[] {
  const width = last - first + 1;
  const count = Math.max(1, Math.min(width, Math.ceil(rows / rowsPerRange(rows))));
  const cut = (index: number): number => first - 1 + Math.floor((width * index) / count);
  return Array.from({ length: count }, (_, index) => ({ after: cut(index), last: cut(index + 1) }));
}

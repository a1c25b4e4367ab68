const FORMAT = new Intl.NumberFormat('en');

/** A number for people: `5,000`. */
export function count(value: number): string {
  return FORMAT.format(value);
}

/** A duration for people: `0.4 s`, `2 min 5 s`. */
export function duration(durationMs: number): string {
  const tenths = Math.round(durationMs / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const FORMAT = new Intl.NumberFormat('en');

/** A number for people: `5,000`. */
export function count(value: number): string {
  return FORMAT.format(value);
}

/** A duration for people: `0.4 s`, `2 min 5 s`. */
export function duration(durationMs: number): string {
  const seconds = durationMs / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** How far a request's time may lie from NetSuite's, either way. Source: its TBA guide, audit value InvalidTimestamp. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/**
 * How far this machine's clock is ahead of NetSuite's, in milliseconds; negative when it is behind. `undefined` when
 * the reply has no readable `Date` header. The header has a grain of one second.
 */
export function clockSkewMs(headers: { readonly [name: string]: string }, nowMs: number): number | undefined {
  const remoteMs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(remoteMs) ? undefined : nowMs - remoteMs;
}

/** Whether NetSuite refuses every request because of this skew. */
export function isSkewed(skewMs: number | undefined): skewMs is number {
  return skewMs !== undefined && Math.abs(skewMs) > MAX_CLOCK_SKEW_MS;
}

/** Such as `12 minutes ahead of`, to be followed by `NetSuite's clock`. */
export function describeSkew(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const amount = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `${amount} ${skewMs > 0 ? 'ahead of' : 'behind'}`;
}

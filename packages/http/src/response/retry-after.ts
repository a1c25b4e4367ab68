import type { HttpResponse } from '@onlink/core';

const DAY_MS = 86_400_000;

/** An HTTP date in the one form that senders still write: `Wed, 21 Oct 2026 07:28:00 GMT` (RFC 9110 section 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long a reply asks to wait by `Retry-After`, in milliseconds: 0 where it does not ask or cannot be read, a day at most.
 * Seconds count from now; a date counts from the reply's own `Date`, because the same clock wrote both, and without one from
 * `nowMs`. Source: RFC 9110 section 10.2.3.
 */
export function retryAfterMs({ headers }: Pick<HttpResponse, 'headers'>, nowMs?: number): number {
  const asked = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return Math.min(DAY_MS, Number(asked) * 1_000);
  const [untilMs, fromMs] = [httpDateMs(asked), httpDateMs(headers['date']) ?? nowMs];
  if (untilMs === undefined || fromMs === undefined) return 0;
  return Math.min(DAY_MS, Math.max(0, untilMs - fromMs));
}

function httpDateMs(text = ''): number | undefined {
  const epochMs = HTTP_DATE.test(text.trim()) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

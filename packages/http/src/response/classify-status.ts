import type { Fault, HttpRequest, HttpResponse } from '@onlink/core';
import { classifyBy } from './classify-by.js';

const byStatus = classifyBy([]);

/**
 * The fault that a status means by HTTP's own rules, or undefined for 2xx: {@link classifyBy} of an empty table. A connector
 * that knows its vendor's errors makes a table of them and passes that to `send`. `Retry-After` is honoured for at most a
 * day; a date there counts from the reply's own `Date`.
 */
export function classifyStatus(response: HttpResponse, request: HttpRequest): Fault | undefined {
  const { method, url, effect } = request;
  return byStatus(response, { failed: `Failed to ${method} at "${new URL(url).host}"`, effect });
}

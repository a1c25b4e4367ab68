import type { Delivery } from './delivery.js';
import type { LoginOutcome } from './login-outcome.js';

/** One request as it came in: the mock's core knows no sockets, streams or `Request` objects. */
export interface MockRequest {
  /** HTTP method, any case. */
  readonly method: string;
  /** Absolute URL as received: scheme, the Host header's value, path and query, still percent-encoded. */
  readonly url: string;
  /** Header names in lower case; a repeated header is a list or one comma-joined string. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body's bytes; empty when there is none. */
  readonly body: Uint8Array;
}

/** One answer, ready for any face to write out. */
export interface MockResponse {
  readonly status: number;
  /** Header names in lower case. `date` is always there and comes from the mock's clock. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8 text; empty for a bodiless status. */
  readonly body: string;
  /** Absent for an answer that goes out whole and at once. */
  readonly delivery?: Delivery;
}

/** What a route answers before the common headers are added. */
export interface RouteReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why, in the mock's own words where NetSuite's say little: for the journal, never sent. */
  readonly reason?: string;
  /** How a login went that the route judged by itself: for the journal. */
  readonly login?: LoginOutcome;
  /** Absent for an answer that goes out whole and at once. */
  readonly delivery?: Delivery;
}

/** Reads one header as text; a list is joined by `, ` as RFC 9110 section 5.3 allows. */
export function headerValue(request: MockRequest, name: string): string | undefined {
  const value = request.headers[name];
  return value === undefined || typeof value === 'string' ? value : value.join(', ');
}

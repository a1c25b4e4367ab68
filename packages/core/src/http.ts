import type { Effect } from './effect.js';

/** One HTTP request, bytes out. It is sent once: whoever made it never repeats it, only the host retries. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute. The host refuses a host that the connector did not name in `account` and in its manifest's `egress`. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: Uint8Array;
  /** What the request does over there; decides what a lost reply means. */
  readonly effect: Effect;
  /** How long to wait for the whole reply, in milliseconds. Default 60,000; never beyond the call's deadline. */
  readonly timeoutMs?: number;
  /** How much reply to accept, in bytes after decompression. Default 64 MiB; one byte more is a fault. */
  readonly maxResponseBytes?: number;
}

/** One HTTP reply, bytes in. Any status is a reply; a fault is thrown only where there was none, or only a part. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

import type { Store } from './store.js';

/** A request that was let in. */
export interface Entered {
  readonly store: Store;
  readonly url: URL;
  /** What the pattern of the path captured. */
  readonly parts: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** One route. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Whether it changes something. */
  readonly writes?: boolean;
  answer(entered: Entered): Response;
}

/** An error as BambooHR gives it: the words are in a header, the body is empty. */
export function refuse(
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(null, { status, headers: { 'x-bamboohr-error-message': words, ...headers } });
}

/** A reply of JSON. */
export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}

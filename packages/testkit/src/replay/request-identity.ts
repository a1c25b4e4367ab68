import { canonical } from '../manifest-diff/schema-shape.js';
import { type CassetteRequest, isForm } from './cassette.js';
import { decode, parseJson } from './secret-keeper.js';

/** What a request is recognised by. The host is no part: a replay may well be asked under another one. */
export interface RequestIdentity {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

/** The identity of a request from which secrets were taken. Order is none in a query, a form, and an object of JSON. */
export function identityOf({ method, url, headers, body }: CassetteRequest): RequestIdentity {
  const [, path = '', query = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?]*)?([^?#]*)\??([^#]*)/is.exec(url) ?? [];
  const text = body === undefined ? '' : body.kind === 'text' ? body.text : `base64 ${body.base64}`;
  const json = parseJson(text);
  return {
    method,
    path: path.split('/').map(decode).join('/') || '/',
    query: sortedPairs(query),
    body: isForm(headers['content-type']) ? sortedPairs(text) : json === undefined ? text : canonical(json),
  };
}

/** A request in a message: method, path and query, cut where it is long. */
export function nameOf({ method, path, query }: RequestIdentity): string {
  const name = `${method} ${path}${query === '' ? '' : `?${query}`}`.replace(/\s+/g, ' ');
  return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}

/** In what two requests differ. */
export function differing(one: RequestIdentity, other: RequestIdentity): readonly (keyof RequestIdentity)[] {
  return (['method', 'path', 'query', 'body'] as const).filter((part) => one[part] !== other[part]);
}

/** How unlike two requests are: a path counts most, and less the longer it is the same. */
export function distance(one: RequestIdentity, other: RequestIdentity): number {
  const weights = { method: 2, path: 0, query: 1, body: 1 };
  const [left, right] = [one.path.split('/'), other.path.split('/')];
  const length = Math.max(left.length, right.length);
  const shared = left.findIndex((part, index) => part !== right[index]);
  const unlike = one.path === other.path ? 0 : 4 + 4 * (1 - (shared === -1 ? left.length : shared) / length);
  return differing(one, other).reduce((sum, part) => sum + weights[part], unlike);
}

function sortedPairs(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs
    .map((pair) => decode(pair.replaceAll('+', ' ')).replaceAll('&', '%26'))
    .sort()
    .join('&');
}

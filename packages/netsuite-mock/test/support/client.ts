import type { Credentials, FaceName, NetsuiteMock } from '../../src/index.js';
import { authorizationFor, type SigningChanges } from './signed-request.js';

/** An answer, read to its end. `body` is the parsed JSON, absent where there is none. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: AnswerBody | undefined;
}

/** Every member that some body of the mock has. */
interface AnswerBody {
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly count: number;
  readonly hasMore: boolean;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly offset: number;
  readonly totalResults: number;
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly 'o:errorDetails': readonly Readonly<Record<string, string>>[];
}

/** What a test changes in a request. */
export interface RequestChanges {
  readonly method?: string;
  readonly body?: string;
  /** Headers to add or, with `undefined`, to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly sign?: SigningChanges;
  /** Another client's credentials. */
  readonly as?: Partial<Credentials>;
  /** `?limit=2&offset=0` and the like. */
  readonly search?: string;
  readonly signal?: AbortSignal;
}

/** A signing client of one mock over one face. */
export interface Client {
  readonly mock: NetsuiteMock;
  readonly baseUrl: string;
  readonly face: FaceName;
  readonly fetch: Sending['fetch'];
  /** Sends one signed request; `path` begins with a slash. */
  send(path: string, changes?: RequestChanges): Promise<Answer>;
  /** Sends one SuiteQL query. */
  query(q: string, params?: readonly string[], changes?: RequestChanges): Promise<Answer>;
  /** The rows of a query, without their `links`; fails the test when the answer is not 200. */
  rows(q: string, params?: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The first value of each row, in order. */
  values(q: string, params?: readonly string[]): Promise<readonly unknown[]>;
}

export const SUITEQL_PATH = '/services/rest/query/v1/suiteql';

/** How a client sends, where it is not by the global `fetch`. */
export interface Sending {
  readonly face: FaceName;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** Makes a client that sends by the global `fetch` unless told otherwise. */
export function createClient(
  mock: NetsuiteMock,
  baseUrl: string,
  sending: Sending = { face: 'http', fetch: (url, init) => fetch(url, init) },
): Client {
  const send = async (path: string, changes: RequestChanges = {}): Promise<Answer> => {
    const { method = 'GET', body, search = '', signal } = changes;
    const url = `${baseUrl}${path}${search}`;
    const credentials = { ...mock.credentials, ...changes.as };
    const authorization = authorizationFor(
      { method, url, credentials, nowMs: mock.clock.now() },
      changes.sign,
    );
    const headers = Object.entries({ authorization, ...changes.headers }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const response = await sending.fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson(response, text) ? (JSON.parse(text) as AnswerBody) : undefined,
    };
  };
  const query: Client['query'] = (q, params, changes = {}) =>
    send(SUITEQL_PATH, {
      method: 'POST',
      body: JSON.stringify({ q, ...(params && { params }) }),
      ...changes,
      headers: { prefer: 'transient', 'content-type': 'application/json', ...changes.headers },
    });
  const rows: Client['rows'] = async (q, params) => {
    const { status, body, text } = await query(q, params);
    if (status !== 200 || body === undefined) throw new Error(`${q} was answered ${status}: ${text}`);
    return body.items.map(({ links: _, ...row }) => row);
  };
  return {
    mock,
    baseUrl,
    ...sending,
    send,
    query,
    rows,
    values: async (q, params) => (await rows(q, params)).map((row) => Object.values(row)[0]),
  };
}

function isJson(response: Response, text: string): boolean {
  return text !== '' && /json/.test(response.headers.get('content-type') ?? '');
}

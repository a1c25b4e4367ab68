import type { NetsuiteMock } from '../netsuite-mock.js';
import type { MockSnapshot } from '../snapshot/mock-snapshot.js';
import type { AdminField, JsonSchema } from './admin-field.js';

/** What the admin API works on. */
export interface AdminGround {
  readonly mock: NetsuiteMock;
  /** Names of this server, in lower case, beside localhost. */
  readonly ownHosts: readonly string[];
  /** Snapshots taken through the API, by id. */
  readonly snapshots: Map<string, MockSnapshot>;
}

/** One call of the admin API, its body checked against the route. */
export interface AdminCall extends AdminGround {
  /** Parts of the path, decoded, by the names in the template. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation of the admin API. The OpenAPI document is made of the same entries. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path template, such as `/__mock__/faults/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** Members of the body; absent where there is none, `open` where whoever takes it checks it. */
  readonly body?: Readonly<Record<string, AdminField>> | 'open';
  /** Schema of an `open` body. Default: any object. */
  readonly openBody?: JsonSchema;
  /** Query parameters, all optional. */
  readonly query?: Readonly<Record<string, JsonSchema>>;
  /** What is answered with 200. */
  readonly answer: JsonSchema;
  /** Gives what is answered, as JSON. A thrown `Error` is answered 400 with its message. */
  run(call: AdminCall): unknown;
}

/** Where the admin API lives. */
export const ADMIN_PREFIX = '/__mock__/';

/** An answer without content: an empty object. */
export const NOTHING: JsonSchema = { type: 'object' };

/** An answer that is a list under one name. */
export function listAnswer(name: string, items: JsonSchema = { type: 'object' }): JsonSchema {
  return { type: 'object', required: [name], properties: { [name]: { type: 'array', items } } };
}

/** An answer with these members at least. */
export function objectAnswer(...required: readonly string[]): JsonSchema {
  return { type: 'object', required };
}

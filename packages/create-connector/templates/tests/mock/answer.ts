import { failure, reply } from './reply.js';
import type { Store, StoredRow } from './store.js';

/** What an answer is made of. */
export interface World {
  readonly store: Store;
  readonly now: () => number;
}

/**
 * Answers one request of somebody who may. The pretend API, to be replaced by the vendor's:
 *
 * | Request                         | Reply                                                                             |
 * | ------------------------------- | --------------------------------------------------------------------------------- |
 * | GET /status                     | `{ now }`                                                                         |
 * | GET /v1/COLLECTION/summary      | `{ count, lastId, now }`; of rows since `changed_since` where it is given         |
 * | GET /v1/COLLECTION              | `{ items, hasMore }` by ID; `after_id`, `last_id`, `changed_since`, `reference`, `limit` |
 * | POST /v1/COLLECTION             | 201 and the row; takes `name` and, to find it again, `reference`                  |
 * | GET, PATCH /v1/COLLECTION/ID    | the row; PATCH takes `name`                                                       |
 * | DELETE /v1/COLLECTION/ID        | 204                                                                               |
 *
 * A failure is `{ error: { code, message } }` with `bad_login`, `not_found` or `invalid`.
 */
export async function answer(request: Request, world: World): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [, version, collection = '', item, ...rest] = pathname.split('/');
  if (pathname === '/status') return reply(200, { now: timeOf(world) });
  if (version !== 'v1' || rest.length > 0 || !world.store.has(collection)) return notFound();
  switch (`${request.method} ${item === undefined ? 'collection' : item === 'summary' ? 'summary' : 'row'}`) {
    case 'GET summary':
      return summary(select(world.store.rows(collection), searchParams), world);
    case 'GET collection':
      return page(select(world.store.rows(collection), searchParams), searchParams);
    case 'POST collection':
      return create(await request.json(), collection, world);
    case 'GET row':
      return rowOrNot(world.store.get(collection, Number(item)));
    case 'PATCH row':
      return change(await request.json(), { collection, id: Number(item) }, world);
    case 'DELETE row':
      return world.store.delete(collection, Number(item)) ? reply(204) : notFound();
    default:
      return failure(501, 'not_modelled', `${request.method} ${pathname}`);
  }
}

function* select(rows: Iterable<StoredRow>, query: URLSearchParams): Generator<StoredRow> {
  const [after, last] = [Number(query.get('after_id') ?? 0), Number(query.get('last_id') ?? Infinity)];
  const [since, reference] = [query.get('changed_since') ?? '', query.get('reference')];
  for (const row of rows) {
    if (row.id <= after || row.updatedAt < since) continue;
    if (row.id > last) return;
    if (reference === null || row.reference === reference) yield row;
  }
}

function summary(selected: Iterable<StoredRow>, world: World): Response {
  const rows = [...selected];
  return reply(200, { count: rows.length, lastId: rows.at(-1)?.id ?? null, now: timeOf(world) });
}

function page(selected: Iterable<StoredRow>, query: URLSearchParams): Response {
  const limit = Math.min(200, Number(query.get('limit') ?? 200));
  const items: StoredRow[] = [];
  for (const row of selected) {
    if (items.length === limit) return reply(200, { items, hasMore: true });
    items.push(row);
  }
  return reply(200, { items, hasMore: false });
}

function create(body: unknown, collection: string, { store }: World): Response {
  const { name, reference } = body as { readonly name?: unknown; readonly reference?: unknown };
  if (typeof name !== 'string' || name === '') return invalid('name');
  return reply(
    201,
    store.create(collection, { name, reference: typeof reference === 'string' ? reference : null }),
  );
}

function change(
  body: unknown,
  { collection, id }: { readonly collection: string; readonly id: number },
  { store }: World,
): Response {
  const { name } = body as { readonly name?: unknown };
  if (typeof name !== 'string' || name === '') return invalid('name');
  return rowOrNot(store.update(collection, id, { name }));
}

function rowOrNot(row: StoredRow | undefined): Response {
  return row === undefined ? notFound() : reply(200, row);
}

function notFound(): Response {
  return failure(404, 'not_found', 'There is no such thing');
}

function invalid(field: string): Response {
  return failure(400, 'invalid', `"${field}" is missing or malformed`);
}

function timeOf({ now }: World): string {
  return new Date(now()).toISOString();
}

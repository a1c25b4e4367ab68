import { headerValue, type RouteReply } from '../protocol/message.js';
import type { Visit } from '../protocol/route.js';
import { answerNow, postpone, prefersAsync, type RecordAnswer } from './answer-record.js';
import { deleteRecord } from './delete-record.js';
import { openRecord } from './open-record.js';
import { assertAccess, requireType } from './record-permission.js';
import { findByExternalId, requireRecord } from './record-place.js';
import { invalidHeader, invalidParameter, invalidValue, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { renderRecord } from './render-record.js';
import { isObject, type JsonObject, readObject, readWriteOptions } from './write-options.js';
import { writeRecord } from './write-record.js';

/** Most records of one batch. */
const MOST_RECORDS = 100;

/** Whether a call of a collection is a batch: by its media type, by `expandRecords`, or as nothing else has the method. */
export function isBatch({ request, url }: Visit): boolean {
  const method = request.method.toUpperCase();
  if (method === 'GET') return /(?:^|&)expandRecords=true(?:&|$)/.test(url.query);
  if (method === 'POST') return /type=collection/.test(headerValue(request, 'content-type') ?? '');
  return true;
}

/**
 * A batch: a job with a task for each record.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0127092747.html
 */
export function answerBatch(session: RecordSession, visit: Visit): RouteReply {
  if (!prefersAsync(visit.request))
    throw invalidHeader(
      'Prefer',
      "A batch is processed asynchronously only: it needs 'Prefer: respond-async'.",
    );
  const method = visit.request.method.toUpperCase();
  const answers =
    method === 'GET' || method === 'DELETE' ? answersById(session, method) : answersByItem(session, visit);
  return postpone(
    visit,
    answers.map((answer) => (account) => answerNow({ ...visit, account }, answer)),
  );
}

function answersById({ query }: RecordSession, method: string): readonly RecordAnswer[] {
  const ids = (query.get('ids') ?? '').split(',').map((id) => id.trim());
  const wanted = ids.filter((id) => id !== '');
  if (wanted.length === 0)
    throw invalidParameter('ids', "Invalid query parameter 'ids': a batch needs at least one ID.");
  assertSize(wanted.length);
  return wanted.map(
    (id): RecordAnswer =>
      (session, { parts: [typeName = ''] }) => {
        const type = requireType(session, typeName);
        if (method === 'DELETE') {
          assertAccess(session, type, 'Full');
          deleteRecord(session, type, requireRecord(session, type, id));
          return { status: 204, body: '' };
        }
        return {
          status: 200,
          headers: { 'content-type': 'application/vnd.oracle.resource+json; type=singular' },
          body: renderRecord(session.render, type, openRecord(session, type, id)),
        };
      },
  );
}

function answersByItem(session: RecordSession, { request }: Visit): readonly RecordAnswer[] {
  const { items } = readObject(request.body);
  if (!Array.isArray(items)) throw invalidValue('items', 'items');
  assertSize(items.length);
  const options = readWriteOptions(request, session.query);
  return (items as readonly unknown[]).map(
    (item, index): RecordAnswer =>
      (current, { parts: [typeName = ''] }) => {
        if (!isObject(item)) throw invalidValue('items', `items[${index}]`);
        const type = requireType(current, typeName);
        const found = findItem(current, { type, item, method: request.method.toUpperCase() });
        assertAccess(current, type, found.id === undefined ? 'Create' : 'Edit');
        const id = writeRecord(current, { type, body: item, options, ...found });
        return { status: 204, headers: { location: `${current.render.base}/${type.name}/${id}` }, body: '' };
      },
  );
}

function findItem(
  session: RecordSession,
  { type, item, method }: { readonly type: RecordType; readonly item: JsonObject; readonly method: string },
): { readonly id?: number; readonly externalId?: string } {
  if (method === 'POST') return {};
  if (method === 'PATCH') return { id: requireRecord(session, type, String(item['id'] ?? '')).id };
  const { externalId } = item;
  if (typeof externalId !== 'string' || externalId === '') throw invalidValue('externalId', 'externalId');
  const id = findByExternalId(session, type, externalId);
  return { externalId, ...(id !== undefined && { id }) };
}

function assertSize(count: number): void {
  if (count > MOST_RECORDS)
    throw new RecordRefusal({
      status: 400,
      code: 'INVALID_REQUEST',
      detail: `A batch holds at most ${MOST_RECORDS} records; this one has ${count}.`,
    });
}

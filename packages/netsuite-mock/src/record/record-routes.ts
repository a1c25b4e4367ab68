import { headerValue, type RouteReply } from '../protocol/message.js';
import type { Route, Visit } from '../protocol/route.js';
import { answerNow, answerOrPostpone } from './answer-record.js';
import { answerBatch, isBatch } from './batch.js';
import { answerCollection } from './collection.js';
import { deleteRecord } from './delete-record.js';
import { answerGovernanceLimits } from './governance-limits.js';
import { JOB_ROUTES } from './job-routes.js';
import { answerCatalog, answerTypeMetadata } from './metadata-catalog.js';
import { openRecord } from './open-record.js';
import { assertAccess, requireType, Unmodelled } from './record-permission.js';
import { externalIdOf, findByExternalId, requireRecord } from './record-place.js';
import { invalidParameter, methodNotAllowed, userError } from './record-refusal.js';
import { RECORD_BASE, type RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { renderRecord } from './render-record.js';
import { answerSubResource } from './sub-resource.js';
import { transformRecord } from './transform-record.js';
import { readObject, readWriteOptions } from './write-options.js';
import { writeRecord } from './write-record.js';

const SINGULAR = { 'content-type': 'application/vnd.oracle.resource+json; type=singular' };

/**
 * The REST record service.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1546938065.html and the sections that each
 * route's function names.
 */
export const RECORD_ROUTES: readonly Route[] = [
  route('record.get', 'GET', '/([^/]+)/([^/]+)/?', getRecord),
  collectionRoute('record.list', 'GET', listRecords),
  collectionRoute('record.create', 'POST', createRecords),
  route('record.update', 'PATCH', '/([^/]+)/([^/]+)/?', updateRecord),
  route('record.upsert', 'PUT', '/([^/]+)/([^/]+)/?', upsertRecord),
  route('record.delete', 'DELETE', '/([^/]+)/([^/]+)/?', removeRecord),
  route('record.transform', 'POST', '/([^/]+)/([^/]+)/(?:!|%21)transform/([^/]+)/?', transform),
  collectionRoute('record.batch', 'PATCH', batch),
  collectionRoute('record.batch', 'PUT', batch),
  collectionRoute('record.batch', 'DELETE', batch),
  route('record.sublist', 'GET', '/([^/]+)/([^/]+)/(.+)', getSubResource),
  ...(['POST', 'PATCH', 'PUT', 'DELETE'] as const).map((method) =>
    route('record.sublist', method, '/([^/]+)/([^/]+)/([^!].*)', writeSubResource),
  ),
  ...JOB_ROUTES,
  {
    name: 'governance.limits',
    method: 'GET',
    path: /^\/services\/rest\/system\/v1\/governanceLimits\/?$/,
    access: 'rest',
    serve: answerGovernanceLimits,
  },
];

type Answer = (session: RecordSession, visit: Visit) => RouteReply;

function route(name: string, method: string, path: string, answer: Answer): Route {
  return {
    name,
    method,
    path: new RegExp(`^${RECORD_BASE.replaceAll('/', '\\/')}${path.replaceAll('/', '\\/')}$`),
    access: 'rest',
    serve: (visit) => answerOrPostpone(visit, answer),
  };
}

/** A batch is a job of many tasks; it is told apart before the request is taken as a job of one. */
function collectionRoute(name: string, method: string, answer: Answer): Route {
  const plain = route(name, method, '/([^/]+)/?', answer);
  return { ...plain, serve: (visit) => (isBatch(visit) ? answerNow(visit, batch) : plain.serve(visit)) };
}

/** `GET record/v1/{type}/{id}`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141500.html */
function getRecord(session: RecordSession, { parts: [typeName = '', id = ''], request }: Visit): RouteReply {
  if (typeName === 'metadata-catalog')
    return answerTypeMetadata(session, { name: id, accept: headerValue(request, 'accept') });
  const type = requireType(session, typeName);
  const place = openRecord(session, type, id);
  const only = fieldsAsked(session, type);
  const body = renderRecord(session.render, type, { ...place, ...(only && { only }) });
  return { status: 200, headers: SINGULAR, body };
}

function fieldsAsked({ query }: RecordSession, type: RecordType): ReadonlySet<string> | undefined {
  const fields = query.get('fields');
  if (fields === null || fields.trim() === '') return undefined;
  const names = fields.split(',').map((name) => name.trim());
  const unknown = names.find(
    (name) => ![...type.fields, ...type.sublists].some((member) => member.name === name) && name !== 'links',
  );
  if (unknown !== undefined)
    throw invalidParameter(
      'fields',
      `Invalid query parameter 'fields': the record type has no field '${unknown}'.`,
    );
  return new Set(names);
}

function listRecords(session: RecordSession, visit: Visit): RouteReply {
  const [typeName = ''] = visit.parts;
  if (typeName === 'metadata-catalog') return answerCatalog(session);
  return answerCollection(session, requireType(session, typeName));
}

/** `POST record/v1/{type}`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141395.html */
function createRecords(session: RecordSession, visit: Visit): RouteReply {
  const type = requireType(session, visit.parts[0] ?? '');
  refuseForms(visit);
  assertAccess(session, type, 'Create');
  const options = readWriteOptions(visit.request, session.query);
  const id = writeRecord(session, { type, body: readObject(visit.request.body), options });
  return written(session, type, id);
}

/** `PATCH record/v1/{type}/{id}`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142173.html */
function updateRecord(session: RecordSession, visit: Visit): RouteReply {
  const [typeName = '', part = ''] = visit.parts;
  const type = requireType(session, typeName);
  refuseForms(visit);
  assertAccess(session, type, 'Edit');
  const { id } = requireRecord(session, type, part);
  const options = readWriteOptions(visit.request, session.query);
  return written(
    session,
    type,
    writeRecord(session, { type, id, body: readObject(visit.request.body), options }),
  );
}

/** `PUT record/v1/{type}/eid:{externalId}`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156335203191.html */
function upsertRecord(session: RecordSession, visit: Visit): RouteReply {
  const [typeName = '', part = ''] = visit.parts;
  const type = requireType(session, typeName);
  const externalId = externalIdOf(part);
  if (externalId === undefined || externalId === '')
    throw methodNotAllowed('PUT needs an external ID: eid:{externalId}. Use PATCH for an internal ID.');
  if (externalId.includes('|')) throw userError(`Invalid external ID '${externalId}'.`);
  const id = findByExternalId(session, type, externalId);
  assertAccess(session, type, id === undefined ? 'Create' : 'Edit');
  const options = readWriteOptions(visit.request, session.query);
  const body = readObject(visit.request.body);
  const made = writeRecord(session, { type, body, options, externalId, ...(id !== undefined && { id }) });
  return written(session, type, made);
}

/** `DELETE record/v1/{type}/{id}`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142287.html */
function removeRecord(session: RecordSession, { parts: [typeName = '', part = ''] }: Visit): RouteReply {
  const type = requireType(session, typeName);
  assertAccess(session, type, 'Full');
  deleteRecord(session, type, requireRecord(session, type, part));
  return { status: 204, body: '' };
}

function transform(session: RecordSession, visit: Visit): RouteReply {
  const [typeName = '', part = '', targetName = ''] = visit.parts;
  const source = requireType(session, typeName);
  const target = requireType(session, targetName);
  if (!source.transforms.includes(target.name))
    throw new Unmodelled(`the transform of ${source.name} to ${target.name}`);
  const place = openRecord(session, source, part);
  assertAccess(session, target, 'Create');
  const options = readWriteOptions(visit.request, session.query);
  const body = readObject(visit.request.body, 'allowed');
  return written(session, target, transformRecord(session, { source, target, place, body, options }));
}

function batch(session: RecordSession, visit: Visit): RouteReply {
  requireType(session, visit.parts[0] ?? '');
  return answerBatch(session, visit);
}

function getSubResource(
  session: RecordSession,
  { parts: [typeName = '', part = '', path = ''] }: Visit,
): RouteReply {
  const type = requireType(session, typeName);
  const place = openRecord(session, type, part);
  return answerSubResource(session, { type, place, path: path.split('/') });
}

function writeSubResource(session: RecordSession, { request, parts: [typeName = ''] }: Visit): RouteReply {
  requireType(session, typeName);
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159894563219.html
  if (request.method.toUpperCase() === 'DELETE')
    throw methodNotAllowed('A sub-resource cannot be deleted by itself. PATCH its record with replace.');
  throw new Unmodelled(`${request.method.toUpperCase()} of a sub-resource: write it through its record`);
}

/** Forms and select options are asked for by `Accept`. */
function refuseForms({ request }: Visit): void {
  const kind = /type=(create-form|edit-form|select-options)/.exec(headerValue(request, 'accept') ?? '')?.[1];
  if (kind !== undefined) throw new Unmodelled(`the answer type=${kind}`);
}

/** 204 and where the record is. Seen: https://github.com/julbrs/netsuite-api-client (test). */
function written({ render }: RecordSession, type: RecordType, id: number): RouteReply {
  return { status: 204, headers: { location: `${render.base}/${type.name}/${id}` }, body: '' };
}

import type { RouteReply } from '../protocol/message.js';
import type { Scalar } from '../store/scalar.js';
import { openRecord } from './open-record.js';
import { referredType } from './record-catalog.js';
import { Unmodelled } from './record-permission.js';
import type { RecordPlace } from './record-place.js';
import { nonexistentId, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import { findField, type RecordType, type Sublist } from './record-type.js';
import { lineIds, renderLine, renderMembers, renderRecord } from './render-record.js';
import { renderReference } from './render-value.js';

const SINGULAR = 'application/vnd.oracle.resource+json; type=singular';
const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';

/**
 * What stands below a record: a sublist, one of its lines, a line's subrecord, a field of several references, or the
 * record that a reference names. Throws 404 NONEXISTENT_RESOURCE for a path that goes on where nothing is.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141947.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159894563219.html
 */
export function answerSubResource(
  session: RecordSession,
  {
    type,
    place,
    path,
  }: { readonly type: RecordType; readonly place: RecordPlace; readonly path: readonly string[] },
): RouteReply {
  const [name = '', key, subrecord, ...further] = path.filter(
    (part, at) => part !== '' || at < path.length - 1,
  );
  if (further.length > 0) throw unknownSubResource(path.join('/'));
  const href = `${session.render.base}/${type.name}/${place.id}/${name}`;
  const sublist = type.sublists.find((candidate) => candidate.name === name);
  if (sublist === undefined) {
    if (key !== undefined) throw unknownSubResource(path.join('/'));
    return answerReferences(session, { type, place, name, href });
  }
  const rowIds = lineIds(session, sublist, place.id);
  if (key === undefined) return answerLines(session, { sublist, rowIds, href });
  const table = session.store.table(sublist.table);
  const column = table?.columnIndex(findField(sublist.fields, sublist.key)?.column ?? '') ?? -1;
  const rowId = rowIds.find((id) => String(table?.rowOf(id)?.[column] ?? '') === key);
  if (rowId === undefined || table === undefined) throw nonexistentId();
  if (subrecord === undefined)
    return {
      status: 200,
      headers: { 'content-type': SINGULAR },
      body: renderLine(session.render, sublist, { rowId, href }),
    };
  const field = findField(sublist.fields, subrecord);
  if (field?.kind !== 'subrecord') throw unknownSubResource(subrecord);
  const own = `${href}/${key}/${subrecord}`;
  const members = renderMembers(session.render, {
    fields: field.fields ?? [],
    table,
    row: table.rowOf(rowId) ?? [],
    href: own,
  });
  const body = `{"links":[{"rel":"self","href":"${own}"}]${members}}`;
  return { status: 200, headers: { 'content-type': SINGULAR }, body };
}

function answerLines(
  session: RecordSession,
  {
    sublist,
    rowIds,
    href,
  }: { readonly sublist: Sublist; readonly rowIds: readonly number[]; readonly href: string },
): RouteReply {
  const { render } = session;
  const items = rowIds.map((rowId) => {
    const line = renderLine(render, sublist, { rowId, href });
    return render.expand ? line : `${line.slice(0, line.indexOf(']') + 1)}}`;
  });
  return collectionReply(items, href);
}

function collectionReply(items: readonly string[], href: string): RouteReply {
  const body =
    `{"links":[{"rel":"self","href":"${href}"}],"count":${items.length},"hasMore":false,` +
    `"items":[${items.join(',')}],"offset":0,"totalResults":${items.length}}`;
  return { status: 200, headers: { 'content-type': COLLECTION }, body };
}

function answerReferences(
  session: RecordSession,
  {
    type,
    place,
    name,
    href,
  }: { readonly type: RecordType; readonly place: RecordPlace; readonly name: string; readonly href: string },
): RouteReply {
  const field = findField(type.fields, name);
  if (field?.kind !== 'references' && field?.kind !== 'reference') throw unknownSubResource(name);
  const { render } = session;
  const stored = place.row[place.table.columnIndex(field.column)] ?? null;
  if (field.kind === 'reference') return answerReferred(session, field.target ?? '', stored);
  const ids = stored === null ? [] : String(stored).split(', ');
  return collectionReply(
    ids.map((id) => renderReference(render, field.target ?? '', Number(id))),
    href,
  );
}

/** The record that a reference names, as at its own address. */
function answerReferred(session: RecordSession, target: string, stored: Scalar): RouteReply {
  if (stored === null) throw nonexistentId();
  const type = referredType(session, target, Number(stored));
  if (type === undefined) throw new Unmodelled(`the records of ${target}`);
  const place = openRecord(session, type, String(stored));
  return {
    status: 200,
    headers: { 'content-type': SINGULAR },
    body: renderRecord(session.render, type, place),
  };
}

function unknownSubResource(name: string): RecordRefusal {
  return new RecordRefusal({
    status: 404,
    code: 'NONEXISTENT_RESOURCE',
    detail: `The sub-resource '${name}' does not exist on this record type.`,
    where: { 'o:errorUrl': name },
  });
}

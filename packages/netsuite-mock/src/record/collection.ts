import { holdsPermission } from '../account/holds-permission.js';
import type { RouteReply } from '../protocol/message.js';
import { hasMorePages, type PagePlace, pageLinks, readPageQuery } from '../protocol/page-links.js';
import type { Table } from '../store/table.js';
import { compileQ, type RowFilter } from './q-filter.js';
import { isOfType } from './record-catalog.js';
import { assertAccess } from './record-permission.js';
import { tableOf } from './record-place.js';
import { invalidParameter, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';

const CONTENT_TYPE = 'application/vnd.oracle.resource+json; type=collection';

/**
 * `GET record/v1/{type}`: ids and links of the records, a page at a time, narrowed by `q`.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1540810951.html; that it needs SuiteAnalytics
 * Workbook is seen in public code.
 */
export function answerCollection(session: RecordSession, type: RecordType): RouteReply {
  const { role, account, query, render } = session;
  if (!holdsPermission('SuiteAnalytics Workbook', role, account.records.features))
    throw new RecordRefusal({
      status: 400,
      code: 'USER_ERROR',
      detail:
        'Your current role does not have permission to perform this action. Please contact your account administrator.',
    });
  assertAccess(session, type, 'View');
  const page = readPageQuery(query, session.switches.offsetPastWall);
  if (page.kind === 'refused') throw invalidParameter(page.parameter, page.detail);
  const table = tableOf(session, type);
  const q = query.get('q');
  const filter =
    q === null
      ? undefined
      : compileQ(q, { type, table, features: render.features, dates: session.service.dates });
  const { ids, total } = findPage({ table, type, filter }, page);
  const href = `${render.base}/${type.name}`;
  const place: PagePlace = { href, limit: page.limit, offset: page.offset, total };
  const items = ids.map((id) => `{"links":[{"rel":"self","href":"${href}/${id}"}],"id":"${id}"}`);
  const body =
    `{"links":${JSON.stringify(linksOf(place, session))},"count":${items.length},"hasMore":${hasMorePages(place)},` +
    `"items":[${items.join(',')}],"offset":${page.offset},"totalResults":${total}}`;
  return { status: 200, headers: { 'content-type': CONTENT_TYPE }, body };
}

interface Wanted {
  readonly table: Table;
  readonly type: RecordType;
  readonly filter: RowFilter | undefined;
}

function findPage(
  { table, type, filter }: Wanted,
  { offset, rows }: { readonly offset: number; readonly rows: number },
) {
  const ids: number[] = [];
  const isWhole = Object.keys(type.where).length === 0;
  if (isWhole && filter === undefined) {
    const end = Math.min(table.rowCount, offset + rows);
    for (let position = offset; position < end; position += 1) ids.push(table.idAt(position));
    return { ids, total: table.rowCount };
  }
  let total = 0;
  for (let position = 0; position < table.rowCount; position += 1) {
    const row = table.rowAt(position);
    if (!isWhole && !isOfType(type, table, row)) continue;
    if (filter !== undefined && !filter(row)) continue;
    if (total >= offset && total < offset + rows) ids.push(table.idAt(position));
    total += 1;
  }
  return { ids, total };
}

/** Links carry the `q` they page through, form-encoded: seen in https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1208053111.html */
function linksOf(place: PagePlace, { query }: RecordSession): ReturnType<typeof pageLinks> {
  const q = query.get('q');
  if (q === null) return pageLinks(place);
  const encoded = new URLSearchParams({ q }).toString();
  const asked = query.has('limit') || query.has('offset');
  return pageLinks(place).map(({ rel, href }) => {
    if (rel === 'self' && !asked) return { rel, href: `${place.href}?${encoded}` };
    return { rel, href: href.replace('?', `?${encoded}&`) };
  });
}

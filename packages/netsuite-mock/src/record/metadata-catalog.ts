import { holdsLevel } from '../account/permission-level.js';
import type { RouteReply } from '../protocol/message.js';
import { recordSchema } from './json-schema.js';
import { openApiOf } from './open-api.js';
import { requireType } from './record-permission.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';

const MEDIA_TYPES = ['application/json', 'application/swagger+json', 'application/schema+json'] as const;

/**
 * `GET record/v1/metadata-catalog`: the types that the role may see; `?select=a,b` narrows them.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1540810174.html
 */
export function answerCatalog(session: RecordSession): RouteReply {
  const select = session.query.get('select');
  const wanted = select === null ? undefined : new Set(select.split(',').map((name) => name.trim()));
  const { base } = session.render;
  const items = visibleTypes(session)
    .filter(({ name }) => wanted === undefined || wanted.has(name))
    .map(({ name }) => ({ name, links: linksOf(base, name) }));
  const body = { links: [{ rel: 'self', href: `${base}/metadata-catalog` }], items };
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.oracle.resource+json; type=collection' },
    body: JSON.stringify(body),
  };
}

function visibleTypes({ catalog, role, account }: RecordSession): readonly RecordType[] {
  return [...catalog.all()]
    .filter(
      ({ permission, feature }) =>
        holdsLevel(role, permission) && (feature === undefined || account.records.features.has(feature)),
    )
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function linksOf(base: string, name: string) {
  const href = `${base}/metadata-catalog/${name}`;
  const [canonical, ...alternates] = MEDIA_TYPES;
  return [
    { rel: 'canonical', href, mediaType: canonical },
    ...alternates.map((mediaType) => ({ rel: 'alternate', href, mediaType })),
    { rel: 'describes', href: `${base}/${name}` },
  ];
}

/**
 * `GET record/v1/metadata-catalog/{type}`: JSON Schema by `Accept: application/schema+json`, OpenAPI by
 * `application/swagger+json`, else links.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545129726.html
 */
export function answerTypeMetadata(
  session: RecordSession,
  { name, accept = '' }: { readonly name: string; readonly accept: string | undefined },
): RouteReply {
  const type = requireType(session, name);
  const { base } = session.render;
  if (accept.includes('schema+json')) return json('application/schema+json', recordSchema(session, type));
  if (accept.includes('swagger+json')) return json('application/swagger+json', openApiOf(session, type));
  return json('application/json', { name, links: linksOf(base, name) });
}

function json(contentType: string, body: unknown): RouteReply {
  return { status: 200, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}

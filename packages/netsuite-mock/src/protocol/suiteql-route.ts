import { holdsPermission } from '../account/holds-permission.js';
import type { Role } from '../account/identity.js';
import type { QueryVisibility } from '../suiteql/query-engine.js';
import type { QueryResult } from '../suiteql/query-request.js';
import { errorReply, notModelledReply } from './error-reply.js';
import { headerValue, type RouteReply } from './message.js';
import { hasMorePages, type PagePlace, pageLinks, readPageQuery } from './page-links.js';
import type { Route, Visit } from './route.js';
import { readSuiteqlBody, type SuiteqlBody } from './suiteql-body.js';
import type { Switches } from './switches.js';

const CONTENT_TYPE = 'application/vnd.oracle.resource+json; type=collection';

/**
 * `POST /services/rest/query/v1/suiteql`.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html; that a missing
 * `Prefer` is refused with this code is an assumption.
 */
export const SUITEQL_ROUTES: readonly Route[] = [
  {
    name: 'suiteql',
    method: 'POST',
    path: /^\/services\/rest\/query\/v1\/suiteql\/?$/,
    access: 'rest',
    serve: answerSuiteql,
  },
];

function answerSuiteql({ request, url, account, role, switches }: Visit): RouteReply {
  const { missingPrefer, offsetPastWall } = switches;
  const { features } = account.records;
  if (missingPrefer === 'refused' && !prefersTransient(headerValue(request, 'prefer'))) {
    return badRequest({
      code: 'INVALID_HEADER',
      detail: "Invalid value for the 'Prefer' header: a query needs 'Prefer: transient'.",
      where: { 'o:errorHeader': 'Prefer' },
    });
  }
  const page = readPageQuery(new URLSearchParams(url.query), offsetPastWall);
  if (page.kind === 'refused') {
    return badRequest({
      code: 'INVALID_PARAMETER',
      detail: page.detail,
      where: { 'o:errorQueryParam': page.parameter },
    });
  }
  const body = readSuiteqlBody(request.body);
  if (body.kind === 'refused') return refusedBody(body);
  if (!holdsPermission('SuiteAnalytics Workbook', role, features))
    return badRequest({ code: 'USER_ERROR', detail: NO_WORKBOOK_PERMISSION });
  const { limit, offset, rows } = page;
  const result = account.engine.run(
    { query: body.query, params: body.params, limit: rows, offset, unstableOrder: switches.unstableOrder },
    visibilityOf(role, features, switches),
  );
  return render(result, { href: `${url.origin}${url.path}`, limit, offset });
}

const NO_WORKBOOK_PERMISSION =
  'Your current role does not have permission to perform this action. Please contact your account administrator.';

function prefersTransient(prefer: string | undefined): boolean {
  return (prefer ?? '').split(',').some((preference) => preference.trim().toLowerCase() === 'transient');
}

interface BadRequest {
  readonly code: string;
  readonly detail: string;
  readonly where?: Readonly<Record<string, string>>;
}

function badRequest(error: BadRequest): RouteReply {
  return errorReply({ status: 400, ...error });
}

function refusedBody(body: Extract<SuiteqlBody, { kind: 'refused' }>): RouteReply {
  return body.path === undefined
    ? badRequest({
        code: 'INVALID_REQUEST',
        detail: 'The request could not be understood by the server due to malformed syntax.',
      })
    : badRequest({
        code: 'INVALID_CONTENT',
        detail: `Invalid content in the request body: ${body.reason}.`,
        where: { 'o:errorPath': body.path },
      });
}

function render(result: QueryResult, place: Omit<PagePlace, 'total'>): RouteReply {
  if (result.kind === 'not-modelled') return notModelledReply(result.construct);
  if (result.kind === 'refused') {
    const reply = badRequest({
      code: 'INVALID_PARAMETER',
      detail: `Invalid search query. Detailed unprocessed description follows. ${result.text}`,
      where: { 'o:errorQueryParam': 'q' },
    });
    return result.reason === '' ? reply : { ...reply, reason: result.reason };
  }
  const whole: PagePlace = { ...place, total: result.total };
  const body =
    `{"links":${JSON.stringify(pageLinks(whole))},"count":${result.rows.length},"hasMore":${hasMorePages(whole)},` +
    `"items":[${result.rows.join(',')}],"offset":${place.offset},"totalResults":${result.total}}`;
  return { status: 200, headers: { 'content-type': CONTENT_TYPE }, body };
}

/** What a role sees, given the account's features. An administrator sees everything that exists. */
function visibilityOf(
  role: Role | undefined,
  features: ReadonlySet<string>,
  { hiddenField }: Switches,
): QueryVisibility {
  return {
    isTableVisible: ({ permission, feature }) =>
      (feature === undefined || features.has(feature)) &&
      (permission === undefined ||
        role?.administrator === true ||
        role?.permissions.has(permission) === true),
    isColumnVisible: ({ feature, hidden }) =>
      hidden !== true && (feature === undefined || features.has(feature)),
    tellsHidden: hiddenField === 'notExposed',
  };
}

import type { ErrorRow } from './error-row.js';
import { RECORD_ERRORS } from './record-errors.js';

const CONCURRENCY = {
  code: 'netsuite/concurrency-limit',
  blame: 'limit',
  scope: 'connection',
  // NetSuite names no time, and asks for growing delays.
  retry: { afterMs: 2_000 },
  reason: 'the account is at its limit of concurrent requests',
  remedy:
    'It is tried again by itself; if it keeps happening, raise the limit under Setup > Integration > Integration Governance, or run fewer integrations at once',
} as const;

/**
 * NetSuite's refusals as faults. 401 is not here: `auth/login-failure` explains it.
 *
 * Sources: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html (codes and texts),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (RESTlet codes),
 * https://github.com/julbrs/netsuite-api-client test/query.test.ts and
 * https://github.com/hotgluexyz/tap-netsuite-rest client.py (SuiteQL texts).
 */
export const ERROR_TABLE: readonly ErrorRow[] = [
  { status: 429, ...CONCURRENCY },
  { errorCode: 'CONCURRENCY_LIMIT_EXCEEDED', ...CONCURRENCY },
  { errorCode: 'SSS_REQUEST_LIMIT_EXCEEDED', ...CONCURRENCY },
  {
    status: 400,
    errorCode: 'USER_ERROR',
    detail: /role does not have permission/i,
    code: 'netsuite/workbook-permission',
    blame: 'permission',
    scope: 'connection',
    retry: 'after-fix',
    reason: "the token's role may not run SuiteQL queries",
    remedy:
      'In Setup > Users/Roles > Manage Roles, edit the role and add Permissions > Reports > SuiteAnalytics Workbook with level Edit; the feature must be on under Setup > Company > Enable Features > Analytics',
  },
  {
    status: 400,
    errorCode: 'INVALID_PARAMETER',
    detail: /Unknown identifier '([^']*)'/,
    code: 'netsuite/unknown-column',
    blame: 'config',
    scope: 'stream',
    retry: 'after-fix',
    reason: 'the account has no field "$1" there',
    remedy: 'Take it out of the import, or switch on the NetSuite feature that it belongs to',
  },
  {
    status: 400,
    errorCode: 'INVALID_PARAMETER',
    detail: /Field '([^']*)' for record '([^']*)' was not found/,
    code: 'netsuite/hidden-column',
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    reason: 'field "$1" of "$2" is not open to the token\'s role',
    remedy: 'Take it out of the import, or give the role access to it',
  },
  {
    status: 400,
    errorCode: 'INVALID_PARAMETER',
    detail: /Invalid search type: (.*?)\.?$/,
    code: 'netsuite/unknown-table',
    blame: 'config',
    scope: 'stream',
    retry: 'after-fix',
    reason: 'the account has no record type "$1"',
    remedy:
      'Switch on the feature that it belongs to under Setup > Company > Enable Features, or leave it out of the import',
  },
  {
    status: 400,
    errorCode: 'INVALID_PARAMETER',
    detail: /Record '([^']*)' was not found/,
    code: 'netsuite/hidden-table',
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    reason: 'record type "$1" is hidden from the token\'s role, or its feature is off',
    remedy:
      'In Setup > Users/Roles > Manage Roles, edit the role and add the permission to view it under Permissions > Lists',
  },
  {
    status: 400,
    errorCode: 'INVALID_PARAMETER',
    detail: /unsupported search/i,
    code: 'netsuite/unsupported-query',
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    reason: 'NetSuite does not support the query',
    remedy: "Report this to the connector's author",
  },
  ...RECORD_ERRORS,
  {
    status: 403,
    code: 'netsuite/insufficient-permission',
    blame: 'permission',
    scope: 'connection',
    retry: 'after-fix',
    reason: 'the token\'s role lacks a permission ("$detail")',
    remedy:
      'In Setup > Users/Roles > Manage Roles, edit the role and add Permissions > Setup > REST Web Services with level Full, and the records to read under Permissions > Lists',
  },
  {
    status: [404, 405],
    code: 'netsuite/not-found',
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    reason: 'there is no REST service at that address ("$detail")',
    remedy:
      'Switch on REST Web Services under Setup > Company > Enable Features > SuiteCloud, and check the account ID and the base URL',
  },
  {
    status: [301, 302, 303, 307, 308],
    code: 'netsuite/redirected',
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    reason: 'the address sends requests elsewhere (status $status)',
    remedy:
      'Empty the base URL, or set it to the SuiteTalk address under Setup > Company > Company Information > Company URLs',
  },
  {
    status: 503,
    code: 'netsuite/unavailable',
    blame: 'remote',
    scope: 'connection',
    retry: { afterMs: 60_000 },
    reason: 'NetSuite is not available at the moment ("$detail")',
    remedy: 'It is tried again by itself; https://status.netsuite.com shows planned maintenance',
  },
  {
    status: 500,
    errorCode: 'UNEXPECTED_ERROR',
    code: 'netsuite/unexpected-error',
    blame: 'remote',
    scope: 'stream',
    retry: { afterMs: 30_000 },
    reason: 'NetSuite failed by itself ("$detail")',
    remedy: 'It is tried again by itself; if it stays so, give the error ID to NetSuite support',
  },
  {
    status: [500, 502, 504],
    code: 'netsuite/server-error',
    blame: 'remote',
    scope: 'stream',
    retry: { afterMs: 30_000 },
    reason: 'NetSuite answered with status $status ("$detail")',
    remedy: 'It is tried again by itself',
  },
];

const UNKNOWN = {
  code: 'netsuite/unclassified',
  blame: 'remote',
  scope: 'stream',
  reason: 'NetSuite answered with status $status ("$detail")',
  remedy: 'Look the text up in NetSuite, or report it to the author of the connector',
} as const;

/** What is not in the table, kept whole. */
export const UNKNOWN_ERRORS: readonly ErrorRow[] = [
  { ...UNKNOWN, status: { from: 500, to: 599 }, retry: { afterMs: 30_000 } },
  { ...UNKNOWN, retry: 'never' },
];

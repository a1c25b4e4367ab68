import type { RouteReply } from './message.js';

/** One error in NetSuite's envelope. */
export interface ErrorDetail {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Extra members of the detail, such as `o:errorQueryParam`, in the order they are written. */
  readonly where?: Readonly<Record<string, string>>;
}

/** Content type of every error body; the type of the envelope itself is not published, so this is an assumption. */
const ERROR_CONTENT_TYPE = 'application/vnd.oracle.resource+json; type=error';

const TITLES: Readonly<Record<number, readonly [section: string, title: string]>> = {
  400: ['15.5.1', 'Bad Request'],
  401: ['15.5.2', 'Unauthorized'],
  403: ['15.5.4', 'Forbidden'],
  404: ['15.5.5', 'Not Found'],
  405: ['15.5.6', 'Method Not Allowed'],
  413: ['15.5.14', 'Content Too Large'],
  500: ['15.6.1', 'Internal Server Error'],
  501: ['15.6.2', 'Not Implemented'],
};

/**
 * Renders an error: `{"type","title","status","o:errorDetails":[{"detail",...,"o:errorCode"}]}`.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html; the `type` is the
 * RFC 9110 address that accounts have sent since 2025.
 */
export function errorReply(error: ErrorDetail): RouteReply {
  const [section, title] = TITLES[error.status] ?? ['15', 'Error'];
  return {
    status: error.status,
    headers: { 'content-type': ERROR_CONTENT_TYPE },
    body: JSON.stringify({
      type: `https://www.rfc-editor.org/rfc/rfc9110.html#section-${section}`,
      title,
      status: error.status,
      'o:errorDetails': [{ detail: error.detail, ...error.where, 'o:errorCode': error.code }],
    }),
  };
}

/** The mock's loud answer to what NetSuite documents and the mock does not do: never a plausible guess. */
export function notModelledReply(what: string): RouteReply {
  return errorReply({
    status: 501,
    code: 'MOCK_NOT_MODELLED',
    detail: `The mock does not model ${what}. FIDELITY.md of @onlink/netsuite-mock lists what it does.`,
  });
}

/** 401 for every login failure alike; only `word` in the header can differ, and that by a switch. */
export function invalidLoginReply(accountId: string, word: string): RouteReply {
  const reply = errorReply({
    status: 401,
    code: 'INVALID_LOGIN',
    detail:
      'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
  });
  const challenge = `OAuth realm="${accountId}", error="${word}", error_description="Invalid login attempt."`;
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge } };
}

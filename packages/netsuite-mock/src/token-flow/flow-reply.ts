import { auditLine } from '../protocol/audit-line.js';
import type { LoginOutcome } from '../protocol/login-outcome.js';
import { headerValue, type RouteReply } from '../protocol/message.js';
import { encodePercent } from '../protocol/percent.js';
import type { Visit } from '../protocol/route.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';
import type { FlowAttempt } from './flow-attempt.js';
import { FLOW_CAUSES, type FlowCause, flowCauseWord } from './flow-cause.js';

/** A step that went well: its parameters, form-encoded (RFC 5849 section 2.1). */
export function flowReply(
  visit: Visit,
  attempt: FlowAttempt,
  parameters: readonly (readonly [name: string, value: string])[],
): RouteReply {
  const body = parameters.map(([name, value]) => `${name}=${encodePercent(value)}`).join('&');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { status: 200, headers, body, login: recordStep(visit, attempt) };
}

/**
 * A refused step. The status and body are those of a refused RESTlet call on the same host, which is an assumption; the
 * word in the audit trail is documented.
 */
export function flowRefusal(visit: Visit, attempt: FlowAttempt, cause: FlowCause): RouteReply {
  const { code } = FLOW_CAUSES[cause];
  const message =
    code === 'INVALID_REQUEST'
      ? 'The request could not be understood by the server due to malformed syntax.'
      : 'Invalid login attempt.';
  const contentType = headerValue(visit.request, 'content-type');
  return {
    ...restletErrorReply(contentType, { status: 401, code, message }),
    login: recordStep(visit, attempt, cause),
  };
}

/** Leaves a line in the audit trail and gives the journal's part. */
function recordStep({ account, url }: Visit, attempt: FlowAttempt, cause?: FlowCause): LoginOutcome {
  const { parameters, integration, baseString, nowMs, requestToken } = attempt;
  const detail = cause === undefined ? '' : flowCauseWord(cause, parameters.get('oauth_callback'));
  const { users, roles } = account.records;
  const consent = requestToken?.consent;
  account.auditTrail.push(
    auditLine({
      nowMs,
      detail,
      integration,
      user: consent && users.get(consent.userId),
      role: consent && roles.get(consent.roleId),
      requestUri: `${url.origin}${url.path}`,
    }),
  );
  return {
    ...(cause !== undefined && { cause }),
    detail,
    explanation: cause === undefined ? '' : FLOW_CAUSES[cause].explanation,
    ...(baseString !== undefined && { baseString }),
    parameters: Object.fromEntries(parameters),
  };
}

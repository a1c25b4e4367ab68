import type { Role } from '../account/identity.js';
import type { LoginAuditEntry } from '../account/login-audit-trail.js';
import type { NonceMemory } from '../account/nonce-memory.js';
import type { SeededAccount } from '../account/seed-account.js';
import type { QueryEngine } from '../suiteql/query-engine.js';
import { errorReply, invalidLoginReply, notModelledReply } from './error-reply.js';
import type { JournalEntry } from './journal.js';
import { readLoginAttempt } from './login-attempt.js';
import { LOGIN_CAUSES } from './login-cause.js';
import type { LoginCheckId } from './login-checks.js';
import type { MockRequest, MockResponse, RouteReply } from './message.js';
import { type ReceivedUrl, splitReceivedUrl } from './received-url.js';
import type { Ring } from './ring.js';
import { findRoute } from './route-table.js';
import { answerSuiteql, visibilityOf } from './suiteql-route.js';
import type { Switches } from './switches.js';
import { verifyLogin } from './verify-login.js';

/** What the core is made of. */
export interface CoreInput {
  readonly account: SeededAccount;
  readonly engine: QueryEngine;
  readonly nonces: NonceMemory;
  readonly auditTrail: Ring<LoginAuditEntry>;
  readonly journal: Ring<JournalEntry>;
  readonly nowMs: () => number;
  readonly switches: () => Switches;
  readonly loginCheckOrder?: readonly LoginCheckId[];
  readonly publicUrl?: string;
}

/** NetSuite's side of the wire, without a wire: one request in, one answer out, at once. Never throws. */
export type MockCore = (request: MockRequest) => MockResponse;

/** Makes the core. */
export function createCore(input: CoreInput): MockCore {
  const answer = (request: MockRequest, url: ReceivedUrl): Answer => {
    const nowMs = input.nowMs();
    const switches = input.switches();
    const { records } = input.account;
    const attempt = readLoginAttempt(request, url, { records, nonces: input.nonces, switches, nowMs });
    const { outcome, audit } = verifyLogin(attempt, `${url.origin}${url.path}`, input.loginCheckOrder);
    input.auditTrail.push(audit);
    if (outcome.cause !== undefined) {
      const word = switches.tellingAuthenticateWords ? LOGIN_CAUSES[outcome.cause].restlet : 'token_rejected';
      return { reply: invalidLoginReply(records.accountId, word), login: outcome };
    }
    return { reply: route(input, { request, url, role: attempt.role }), login: outcome };
  };

  return (request) => {
    const url = splitReceivedUrl(request.url, input.publicUrl);
    const { reply, login } = url === undefined ? NO_URL : answer(request, url);
    input.journal.push({
      atMs: input.nowMs(),
      method: request.method.toUpperCase(),
      url: request.url,
      status: reply.status,
      ...(reply.reason !== undefined && { reason: reply.reason }),
      login,
    });
    const date = new Date(input.nowMs()).toUTCString();
    return { status: reply.status, headers: { date, ...reply.headers }, body: reply.body };
  };
}

interface Answer {
  readonly reply: RouteReply;
  readonly login: JournalEntry['login'];
}

const NO_URL: Answer = {
  reply: errorReply({
    status: 400,
    code: 'INVALID_REQUEST',
    detail: 'The request could not be understood by the server due to malformed syntax.',
  }),
  login: { detail: '', explanation: 'the URL is not absolute', parameters: {} },
};

interface LoggedIn {
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  readonly role: Role | undefined;
}

function route(input: CoreInput, { request, url, role }: LoggedIn): RouteReply {
  const { features } = input.account.records;
  const may = (permission: 'REST Web Services' | 'SuiteAnalytics Workbook'): boolean =>
    features.has(permission) && (role?.administrator === true || role?.permissions.has(permission) === true);
  if (!may('REST Web Services')) return FORBIDDEN;
  switch (findRoute(request.method, url.path)) {
    case 'probe':
      return { status: 204, body: '' };
    case 'suiteql':
      return answerSuiteql(request, {
        engine: input.engine,
        visibility: visibilityOf(role, features),
        mayQuery: may('SuiteAnalytics Workbook'),
        href: `${url.origin}${url.path}`,
        search: url.query,
        switches: input.switches(),
      });
    default:
      return notModelledReply(`the route ${request.method.toUpperCase()} ${url.path}`);
  }
}

// Reached only with the switch missingRestPermission at 'forbidden': the login checks refuse it otherwise.
const FORBIDDEN: RouteReply = errorReply({
  status: 403,
  code: 'INSUFFICIENT_PERMISSION',
  detail: 'Your current role does not have permission to perform this action.',
});

import type { Account } from '../account/account.js';
import { holdsPermission } from '../account/holds-permission.js';
import { errorReply, invalidLoginReply, notModelledReply } from './error-reply.js';
import type { JournalEntry, LoginOutcome } from './journal.js';
import { readLoginAttempt } from './login-attempt.js';
import { LOGIN_CAUSES } from './login-cause.js';
import type { LoginCheckId } from './login-checks.js';
import type { MockRequest, MockResponse, RouteReply } from './message.js';
import { type ReceivedUrl, splitReceivedUrl } from './received-url.js';
import type { Ring } from './ring.js';
import { type FoundRoute, findRoute, type Visit } from './route.js';
import { ROUTES } from './routes.js';
import type { Switches } from './switches.js';
import { verifyLogin } from './verify-login.js';

/** What the core is made of. */
export interface CoreInput {
  /** The account that a request is for; `undefined` where there is none of that name. */
  readonly findAccount: (request: MockRequest, url: ReceivedUrl) => Account | undefined;
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
  return (request) => {
    const url = splitReceivedUrl(request.url, input.publicUrl);
    const { reply, login } = url === undefined ? NO_URL : answer(input, request, url);
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
  readonly login: LoginOutcome;
}

const NO_LOGIN: LoginOutcome = { detail: '', explanation: '', parameters: {} };

const NO_URL: Answer = {
  reply: errorReply({
    status: 400,
    code: 'INVALID_REQUEST',
    detail: 'The request could not be understood by the server due to malformed syntax.',
  }),
  login: { ...NO_LOGIN, explanation: 'the URL is not absolute' },
};

function answer(input: CoreInput, request: MockRequest, url: ReceivedUrl): Answer {
  const account = input.findAccount(request, url);
  if (account === undefined) return { reply: NO_ACCOUNT, login: NO_LOGIN };
  const found = findRoute(ROUTES, request.method, url.path);
  const ground: Ground = { input, request, url, account };
  return found?.route.access === 'open' ? answerOpenly(ground, found) : answerLoggedIn(ground, found);
}

/** What every stage of one answer looks at. */
interface Ground {
  readonly input: CoreInput;
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  readonly account: Account;
}

function answerOpenly({ input, request, url, account }: Ground, { route, parts }: FoundRoute): Answer {
  const nobody = { integration: undefined, user: undefined, role: undefined };
  const visit: Visit = { request, url, parts, account, switches: input.switches(), ...nobody };
  return { reply: route.serve(visit), login: NO_LOGIN };
}

function answerLoggedIn({ input, request, url, account }: Ground, found: FoundRoute | undefined): Answer {
  const switches = input.switches();
  const { records, nonces, auditTrail } = account;
  const attempt = readLoginAttempt(request, url, { records, nonces, switches, nowMs: input.nowMs() });
  const { outcome, audit } = verifyLogin(attempt, `${url.origin}${url.path}`, input.loginCheckOrder);
  auditTrail.push(audit);
  if (outcome.cause !== undefined) {
    const word = switches.tellingAuthenticateWords ? LOGIN_CAUSES[outcome.cause].restlet : 'token_rejected';
    return { reply: invalidLoginReply(records.accountId, word), login: outcome };
  }
  const { integration, user, role } = attempt;
  if (found?.route.access !== 'restlet' && !holdsPermission('REST Web Services', role, records.features))
    return { reply: FORBIDDEN, login: outcome };
  if (found === undefined) {
    const what = `the route ${request.method.toUpperCase()} ${url.path}`;
    return { reply: notModelledReply(what), login: outcome };
  }
  const visit: Visit = { request, url, parts: found.parts, account, switches, integration, user, role };
  return { reply: found.route.serve(visit), login: outcome };
}

/** A host of an account that the mock does not hold. In the real world its name does not resolve. */
const NO_ACCOUNT: RouteReply = errorReply({
  status: 404,
  code: 'MOCK_NO_SUCH_ACCOUNT',
  detail: 'The mock holds no account of that host. Create it, or correct the account ID.',
});

// Reached only with the switch missingRestPermission at 'forbidden': the login checks refuse it otherwise.
const FORBIDDEN: RouteReply = errorReply({
  status: 403,
  code: 'INSUFFICIENT_PERMISSION',
  detail: 'Your current role does not have permission to perform this action.',
});

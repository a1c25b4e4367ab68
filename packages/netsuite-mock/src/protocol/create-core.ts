import type { Account } from '../account/account.js';
import { holdsPermission } from '../account/holds-permission.js';
import type { Mutable } from '../account/identity.js';
import type { FaceName } from '../faces/face-name.js';
import type { FaultBox } from '../faults/fault-box.js';
import { type FiredFaults, fireFaults } from '../faults/fire-faults.js';
import { restLimitReply, restletLimitReply } from '../governance/limit-replies.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';
import { errorReply, notModelledReply } from './error-reply.js';
import type { JournalEntry } from './journal.js';
import { logIn } from './log-in.js';
import type { LoginCheckId } from './login-checks.js';
import type { LoginOutcome } from './login-outcome.js';
import { type LoginSurface, loginSurface } from './login-surface.js';
import type { LoginResult } from './login-visit.js';
import { headerValue, type MockRequest, type MockResponse, type RouteReply } from './message.js';
import { hostService, type ReceivedUrl, splitReceivedUrl } from './received-url.js';
import type { Ring } from './ring.js';
import { type FoundRoute, findRoute, type Route, type Visit } from './route.js';
import { ROUTES } from './routes.js';
import type { Switches } from './switches.js';

/** What the core is made of. */
export interface CoreInput {
  /** The account that a request is for; `undefined` where there is none of that name. */
  readonly findAccount: (request: MockRequest, url: ReceivedUrl) => Account | undefined;
  readonly journal: Ring<JournalEntry>;
  readonly nowMs: () => number;
  readonly switches: () => Switches;
  readonly faults: FaultBox;
  readonly loginCheckOrder?: readonly LoginCheckId[];
  readonly publicUrl?: string;
}

/** An answer that is on its way. */
export interface MockExchange {
  readonly response: MockResponse;
  /**
   * Says that the answer has gone out, or that the client has gone away: until then the request counts against the
   * concurrency limit. Calling it twice counts once.
   */
  done(): void;
}

/** NetSuite's side of the wire, without a wire: one request in, one answer out, at once. Never throws. */
export type MockCore = (request: MockRequest) => MockResponse;

/** The same for a face that takes time to send: it says when it is done. `face` decides which faults can be performed. */
export type BeginExchange = (request: MockRequest, face?: FaceName) => MockExchange;

/** Makes the core. */
export function createCore(input: CoreInput): BeginExchange {
  return (request, face = 'function') => {
    const url = splitReceivedUrl(request.url, input.publicUrl);
    const account = url && input.findAccount(request, url);
    const found = url && findRoute(ROUTES, request.method, url.path);
    const fired =
      input.faults.counted.length > 0 && url && account
        ? fireFaults(input.faults, {
            face,
            request,
            url,
            account,
            route: found?.route,
            switches: input.switches(),
          })
        : undefined;
    const nowMs = input.nowMs() + (fired?.skewMs ?? 0);
    const { reply, login, done } =
      url === undefined
        ? NO_URL
        : account === undefined
          ? NO_ACCOUNT
          : answer({ input, request, url, account, found, fired, nowMs });
    input.journal.push(entryOf({ atMs: input.nowMs(), request, account, found, fired, reply, login }));
    const { status, headers, body, delivery } = reply;
    const dated = { date: httpDate(nowMs), ...headers };
    const response: MockResponse =
      delivery === undefined ? { status, headers: dated, body } : { status, headers: dated, body, delivery };
    return { response, done };
  };
}

interface Answered {
  readonly atMs: number;
  readonly request: MockRequest;
  readonly account: Account | undefined;
  readonly found: FoundRoute | undefined;
  readonly fired: FiredFaults | undefined;
  readonly reply: RouteReply;
  readonly login: LoginOutcome;
}

/** Written member by member: spreads of what is mostly absent would cost more than the rest of the core. */
function entryOf({ atMs, request, account, found, fired, reply, login }: Answered): JournalEntry {
  const method = request.method.toUpperCase();
  const entry: Mutable<JournalEntry> = { atMs, method, url: request.url, status: reply.status, login };
  if (account !== undefined) entry.accountId = account.id;
  if (found !== undefined) entry.route = found.route.name;
  if (fired !== undefined && fired.names.length > 0) entry.faults = fired.names;
  if (reply.delivery !== undefined) entry.delivery = reply.delivery;
  if (reply.reason !== undefined) entry.reason = reply.reason;
  return entry;
}

interface Answer {
  readonly reply: RouteReply;
  readonly login: LoginOutcome;
  readonly done: () => void;
}

/** What every stage of one answer looks at. */
interface Ground {
  readonly input: CoreInput;
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  readonly account: Account;
  readonly found: FoundRoute | undefined;
  readonly fired: FiredFaults | undefined;
  readonly nowMs: number;
}

const NOTHING_TO_DO = (): void => {};
const NO_LOGIN: LoginOutcome = { detail: '', explanation: '', parameters: {} };

function answer(ground: Ground): Answer {
  const { fired } = ground;
  if (fired === undefined) return answerUnfaulted(ground);
  if (fired.refusal !== undefined) return withoutLogin(fired.refusal);
  const early = fired.arrive();
  const whole = early === undefined ? answerUnfaulted(ground) : withoutLogin(early);
  return { ...whole, reply: fired.afterServing(whole.reply) };
}

function answerUnfaulted(ground: Ground): Answer {
  const { found, request, url } = ground;
  if (found?.route.access === 'open') return answerOpenly(ground, found);
  if (hostService(url) === 'restlets' && url.path.startsWith('/services/rest/'))
    return withoutLogin(restletErrorReply(headerValue(request, 'content-type'), WRONG_SERVICE));
  return answerLoggedIn(ground);
}

function withoutLogin(reply: RouteReply): Answer {
  return { reply, login: NO_LOGIN, done: NOTHING_TO_DO };
}

function answerOpenly(ground: Ground, { route, parts }: FoundRoute): Answer {
  const nobody = { integration: undefined, user: undefined, role: undefined };
  const reply = serve(ground, route, visitOf(ground, parts, nobody));
  return { reply, login: reply.login ?? NO_LOGIN, done: NOTHING_TO_DO };
}

type Visitor = Pick<Visit, 'integration' | 'user' | 'role'>;

function visitOf(ground: Ground, parts: readonly string[], visitor: Visitor): Visit {
  const { input, request, url, account, nowMs } = ground;
  const { integration, user, role } = visitor;
  return { request, url, parts, account, switches: input.switches(), nowMs, integration, user, role };
}

function serve({ fired }: Ground, route: Route, visit: Visit): RouteReply {
  if (fired === undefined) return route.serve(visit);
  const instead = fired.beforeServing();
  if (instead !== undefined) return instead;
  const reply = route.serve(visit);
  fired.sent(reply);
  return reply;
}

function answerLoggedIn(ground: Ground): Answer {
  const { input, request, url, account, found, nowMs } = ground;
  const switches = input.switches();
  const surface = loginSurface(found?.route.access, url);
  const visitor = logIn({ request, url, account, switches, nowMs, surface, order: input.loginCheckOrder });
  const { refusal, outcome: login, integration } = visitor;
  if (refusal !== undefined) return { reply: refusal, login, done: NOTHING_TO_DO };
  const done = account.pool.enter(integration?.id ?? '');
  if (done !== undefined) return { reply: serveLoggedIn(ground, visitor, surface), login, done };
  const reply =
    surface === 'restlet'
      ? restletLimitReply(headerValue(request, 'content-type'))
      : restLimitReply(switches.retryAfterAtLimit);
  return { reply, login, done: NOTHING_TO_DO };
}

function serveLoggedIn(ground: Ground, visitor: LoginResult, surface: LoginSurface): RouteReply {
  const { request, url, account, found } = ground;
  if (surface === 'rest' && !holdsPermission('REST Web Services', visitor.role, account.records.features))
    return FORBIDDEN;
  if (found === undefined) return notModelledReply(`the route ${request.method.toUpperCase()} ${url.path}`);
  return serve(ground, found.route, visitOf(ground, found.parts, visitor));
}

/** A path of SuiteTalk on the host of RESTlets is refused as a RESTlet's login would be, whoever asks. */
const WRONG_SERVICE = { status: 401, code: 'INVALID_LOGIN_ATTEMPT', message: 'Invalid login attempt.' };

let writtenSecond = Number.NaN;
let written = '';

/** The Date header. Written once a second, as node:http does: a busy server would write the same text again and again. */
function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== writtenSecond) {
    writtenSecond = second;
    written = new Date(nowMs).toUTCString();
  }
  return written;
}

const NO_URL: Answer = {
  reply: errorReply({
    status: 400,
    code: 'INVALID_REQUEST',
    detail: 'The request could not be understood by the server due to malformed syntax.',
  }),
  login: { ...NO_LOGIN, explanation: 'the URL is not absolute' },
  done: NOTHING_TO_DO,
};

/** A host of an account that the mock does not hold. In the real world its name does not resolve. */
const NO_ACCOUNT: Answer = withoutLogin(
  errorReply({
    status: 404,
    code: 'MOCK_NO_SUCH_ACCOUNT',
    detail: 'The mock holds no account of that host. Create it, or correct the account ID.',
  }),
);

// Reached only with the switch missingRestPermission at 'forbidden': the login checks refuse it otherwise.
const FORBIDDEN: RouteReply = errorReply({
  status: 403,
  code: 'INSUFFICIENT_PERMISSION',
  detail: 'Your current role does not have permission to perform this action.',
});

import type { FaceName } from '../faces/face-name.js';
import { restLimitReply, restletLimitReply } from '../governance/limit-replies.js';
import type { Delivery } from '../protocol/delivery.js';
import { errorReply } from '../protocol/error-reply.js';
import type { RouteReply } from '../protocol/message.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';
import { drawErrorId } from './error-id.js';
import type { FaultGround, FaultKind } from './fault-kind.js';
import type { FaultName } from './fault-plan.js';
import { MAINTENANCE_PAGE, SERVICE_UNAVAILABLE_PAGE } from './html-pages.js';
import { drawDelayMs, type Latency } from './latency.js';
import { CHANGE, distributionRule, NAME, PERMISSION, SKEW } from './parameter-rules.js';
import { shiftRows } from './shift-rows.js';

const EVERY_FACE: readonly FaceName[] = ['function', 'fetch', 'msw', 'http'];
/** msw hands a client a whole `Response` or a network error without a cause: it cannot break a connection. */
const NOT_MSW: readonly FaceName[] = ['function', 'fetch', 'http'];

const SLOW_CATALOG: Latency = { kind: 'fixed', delayMs: 20_000 };

/** Every fault: what it does, which faces can perform it, and how it is done. */
export const FAULTS: { readonly [Name in FaultName]: FaultKind<Name> } = {
  latency: {
    what: 'Holds the answer back, fixed or drawn from a distribution; the request counts as under way meanwhile.',
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: { distribution: distributionRule(true) },
    afterServing: (plan, { random }, reply) => delayed(reply, drawDelayMs(plan.distribution, random)),
  },
  'slow-catalog': {
    what: 'Holds the metadata catalog back, by 20 s unless a distribution is given.',
    commits: 'as usual',
    faces: EVERY_FACE,
    path: /^\/services\/rest\/record\/v1\/metadata-catalog(?:\/|$)/,
    parameters: { distribution: distributionRule(false) },
    afterServing: (plan, { random }, reply) =>
      delayed(reply, drawDelayMs(plan.distribution ?? SLOW_CATALOG, random)),
  },
  'concurrency-limit': {
    what: 'Answers as if the concurrency limit were reached; the login, and so the nonce, is spent.',
    commits: 'no',
    faces: EVERY_FACE,
    parameters: {},
    beforeServing: (_, { isRestlet, contentType, switches }) =>
      isRestlet ? restletLimitReply(contentType) : restLimitReply(switches.retryAfterAtLimit),
  },
  'unexpected-error': {
    what: 'Answers 500 UNEXPECTED_ERROR with an Error ID, and does nothing.',
    commits: 'no',
    faces: EVERY_FACE,
    parameters: {},
    beforeServing: (_, ground) => unexpectedErrorReply(ground),
  },
  'unexpected-error-after-commit': {
    what: 'Does what was asked, then answers 500 UNEXPECTED_ERROR with an Error ID.',
    commits: 'yes',
    faces: EVERY_FACE,
    parameters: {},
    afterServing: (_, ground) => unexpectedErrorReply(ground),
  },
  'service-unavailable': {
    what: 'Answers 503 with an HTML page, before the login.',
    commits: 'no',
    faces: EVERY_FACE,
    parameters: {},
    arrive: () => SERVICE_UNAVAILABLE_PAGE,
  },
  'maintenance-page': {
    what: 'Answers 503 with the HTML page of a scheduled maintenance, before the login.',
    commits: 'no',
    faces: EVERY_FACE,
    parameters: {},
    arrive: () => MAINTENANCE_PAGE,
  },
  'reset-before-commit': {
    what: 'Resets the connection after the login, with nothing done.',
    commits: 'no',
    faces: NOT_MSW,
    parameters: {},
    beforeServing: (_, ground) => ending(unexpectedErrorReply(ground), 'reset'),
  },
  'reset-after-commit': {
    what: 'Does what was asked, then resets the connection: the reply is lost, the write is not.',
    commits: 'yes',
    faces: NOT_MSW,
    parameters: {},
    afterServing: (_plan, _ground, reply) => ending(reply, 'reset'),
  },
  stall: {
    what: 'Does what was asked, and never answers; the request counts as under way until the client gives up.',
    commits: 'yes',
    faces: EVERY_FACE,
    parameters: {},
    afterServing: (_plan, _ground, reply) => ending(reply, 'stall'),
  },
  'truncated-body': {
    what: 'Does what was asked, announces the whole body, sends half of it and ends the connection.',
    commits: 'yes',
    faces: NOT_MSW,
    parameters: {},
    afterServing: (_plan, _ground, reply) => ending(reply, 'cut'),
  },
  'duplicate-page': {
    what: 'Answers with the page before this one of the same query; fires only where there was one since arming.',
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: {},
    afterServing: (_, { previousPage }, reply) => previousPage ?? reply,
  },
  'rows-shift': {
    what: 'Inserts a row before the first one (or deletes the first one) before the page is read, so that offsets slide.',
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: { table: NAME, change: CHANGE },
    beforeServing(plan, { account }) {
      shiftRows(account, plan.table ?? 'employee', plan.change ?? 'insert');
      return undefined;
    },
  },
  'clock-skew': {
    what: "Puts the server's time off for the request: the Date header and the window of timestamps.",
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: { skewMs: SKEW },
    skewMs: (plan) => plan.skewMs,
  },
  'permission-revoked': {
    what: 'Takes a permission from the role for good (the seeded role unless given), just before the login.',
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: { permission: PERMISSION, roleId: NAME },
    arrive(plan, { account }) {
      account.admin.withholdPermission(plan.permission, plan.roleId);
      return undefined;
    },
  },
  'token-revoked': {
    what: 'Revokes the token for good (the seeded token unless given), just before the login.',
    commits: 'as usual',
    faces: EVERY_FACE,
    parameters: { tokenId: NAME },
    arrive(plan, { account }) {
      account.admin.revokeToken(plan.tokenId);
      return undefined;
    },
  },
};

/** Every fault's name. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** 500 with an Error ID, which the log of the account would have. */
function unexpectedErrorReply({ isRestlet, contentType, random }: FaultGround): RouteReply {
  const message = `An unexpected error occurred. Error ID: ${drawErrorId(random)}`;
  return isRestlet
    ? restletErrorReply(contentType, { status: 500, code: 'UNEXPECTED_ERROR', message })
    : errorReply({ status: 500, code: 'UNEXPECTED_ERROR', detail: message });
}

function delayed(reply: RouteReply, delayMs: number): RouteReply {
  const { delivery } = reply;
  return { ...reply, delivery: { ...delivery, delayMs: (delivery?.delayMs ?? 0) + delayMs } };
}

function ending(reply: RouteReply, end: NonNullable<Delivery['end']>): RouteReply {
  return { ...reply, delivery: { ...reply.delivery, end } };
}

import { createFault, type Fault, type HttpRequest, type HttpResponse } from '@onlink/core';
import { classifyBy, type ReplyRow, type Told } from '@onlink/http';

/** What was being done, for messages: `Failed to <verb> <noun>`, the noun with its id in quotes. */
export interface Task {
  readonly verb: string;
  readonly noun: string;
}

/** One way in which BambooHR refuses, and what it means; waits and effects are those of HTTP where it does not say. */
interface ErrorRow extends Omit<ReplyRow, 'when' | 'reason' | 'remedy'> {
  readonly status: number;
  /** Whether the reply must have, or must not have, `Retry-After`. Default: either. */
  readonly retryAfter?: boolean;
  readonly reason: string;
  readonly remedy: string;
}

const RATE_LIMIT = {
  retryAfter: true,
  code: 'bamboohr/rate-limit',
  blame: 'limit',
  scope: 'connection',
  refused: true,
  reason: 'too many requests were sent',
  remedy: 'It is tried again by itself, when BambooHR said',
} as const;

/**
 * Sources: https://documentation.bamboohr.com/docs/api-details (statuses),
 * https://documentation.bamboohr.com/docs/planned-changes-to-the-api (429 and 503 since 16 September 2026).
 *
 * @internal for a test of each row
 */
export const ERROR_TABLE: readonly ErrorRow[] = [
  { status: 429, ...RATE_LIMIT },
  // Until 16 September 2026 a rate limit was a 503; a proxy in between may still say so.
  { status: 503, ...RATE_LIMIT },
  {
    status: 429,
    code: 'bamboohr/employee-limit',
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    reason: "the company is at its plan's limit of employees",
    remedy: 'Raise it with BambooHR (Settings > Account), or remove employees',
  },
  {
    status: 503,
    code: 'bamboohr/unavailable',
    blame: 'remote',
    scope: 'connection',
    reason: 'BambooHR is down for the moment',
    remedy: 'It is tried again by itself; https://status.bamboohr.com tells more',
  },
  {
    status: 401,
    code: 'bamboohr/unauthorized',
    blame: 'credentials',
    scope: 'connection',
    pointer: '/apiKey',
    reason: 'it does not accept the API key',
    remedy: 'Make a new one (your name > API Keys > Add New Key), and set it in the connection',
  },
  {
    status: 403,
    code: 'bamboohr/forbidden',
    blame: 'permission',
    scope: 'stream',
    reason: "the API key's user may not do this",
    remedy: 'Give its access level more rights (Settings > Access Levels), or use the key of another user',
  },
  {
    status: 404,
    code: 'bamboohr/not-found',
    blame: 'input',
    scope: 'item',
    reason: 'BambooHR does not have it, or hides it from the API key',
    remedy: 'Check the ID, and the company domain in the connection',
  },
  {
    status: 406,
    code: 'bamboohr/unknown-field',
    blame: 'input',
    scope: 'item',
    reason: 'it names a field or value that BambooHR does not have',
    remedy: 'Use the values of the lists in Settings > Employee Fields',
  },
  {
    status: 409,
    code: 'bamboohr/conflict',
    blame: 'input',
    scope: 'item',
    reason: 'a value is invalid, or another employee has it already',
    remedy: 'Correct the value; a work email and an employee number must be unique',
  },
  {
    status: 400,
    code: 'bamboohr/refused',
    blame: 'input',
    scope: 'item',
    reason: 'BambooHR refused the request',
    remedy: 'Look at what it says, and correct the input',
  },
  {
    status: 422,
    code: 'bamboohr/refused',
    blame: 'input',
    scope: 'item',
    reason: 'BambooHR refused the request',
    remedy: 'Look at what it says, and correct the input',
  },
];

const classify = classifyBy(ERROR_TABLE.map(toReplyRow), ({ headers }): Told => {
  const detail = headers['x-bamboohr-error-message']?.trim().slice(0, 300);
  return detail ? { detail } : {};
});

/**
 * The fault that a reply means, or `undefined` for a success. What no row names is classified by HTTP's own rules. What
 * BambooHR says, in a header, goes into `remote`.
 */
export function classifyReply(
  response: HttpResponse,
  { effect }: Pick<HttpRequest, 'effect'>,
  { verb, noun }: Task,
): Fault | undefined {
  return classify(response, { failed: `Failed to ${verb} ${noun}`, effect });
}

function toReplyRow({ retryAfter, reason, ...row }: ErrorRow): ReplyRow {
  return {
    ...row,
    when: (_told, { headers }) =>
      retryAfter === undefined || retryAfter === (headers['retry-after'] !== undefined),
    reason: ({ detail }) => (detail === undefined ? reason : `${reason} ("${detail}")`),
  };
}

/** A fault of whoever wrote an import or filled in a function: nothing was sent. */
export function inputFault(code: string, message: string): Fault & Error {
  return createFault({ blame: 'input', scope: 'stream', retry: 'never', effect: 'none', code, message });
}

/** A reply of status 200 that is not what BambooHR documents. */
export function malformedReply({ verb, noun }: Task, reason: string): Fault & Error {
  return createFault({
    blame: 'remote',
    scope: 'stream',
    retry: { afterMs: 60_000 },
    effect: 'none',
    code: 'bamboohr/malformed-reply',
    message: `Failed to ${verb} ${noun}: ${reason}. It is tried again by itself; if it stays so, report it to the connector's author.`,
  });
}

import {
  createFault,
  type Effect,
  type Fault,
  type FaultDetails,
  type HttpResponse,
  type JsonObject,
} from '@onlink/core';

type Row = Omit<FaultDetails, 'effect'> & { readonly from: number; readonly to: number };

/** What a status means; the first row that fits counts. */
const TABLE: readonly Row[] = [
  {
    from: 401,
    to: 401,
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    code: 'people/login-refused',
    message: 'Failed to sign in: the service does not accept the refresh token. Get another one.',
    fix: {
      pointer: '/refreshToken',
      text: 'Get another refresh token in the settings of the service, and enter it.',
    },
  },
  {
    from: 403,
    to: 403,
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    code: 'people/forbidden',
    message: 'Failed to send a request: the login may not do this. Ask for the permission.',
    fix: { text: 'Ask an administrator of the service for the permission.' },
  },
  {
    from: 429,
    to: 429,
    blame: 'limit',
    scope: 'connection',
    retry: { afterMs: 1_000 },
    code: 'people/too-many-requests',
    message: 'Failed to send a request: there were too many. It is tried again later by itself.',
  },
  {
    from: 400,
    to: 499,
    blame: 'input',
    scope: 'item',
    retry: 'never',
    code: 'people/refused',
    message: 'Failed to send a request: the service refuses it. Correct the values.',
  },
  {
    from: 500,
    to: 599,
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 1_000 },
    code: 'people/server-error',
    message: 'Failed to send a request: the service failed. It is tried again by itself.',
  },
];

/** The fault that a reply means; `undefined` for a success. */
export function classify({ status, headers }: HttpResponse, effect: Effect): Fault | undefined {
  const row = TABLE.find(({ from, to }) => status >= from && status <= to);
  if (row === undefined) return undefined;
  const { from: _from, to: _to, ...details } = row;
  const seconds = Number(headers['retry-after']);
  return createFault({
    ...details,
    ...(status === 429 && seconds > 0 && { retry: { afterMs: seconds * 1_000 } }),
    effect: status >= 500 && effect !== 'none' ? 'unknown' : 'none',
    remote: { status },
  });
}

/** The reply as JSON. @throws the fault that it means, or one for a reply that is none */
export function readReply(
  { body, status }: HttpResponse,
  fault: Fault | undefined,
  effect: Effect,
): JsonObject {
  if (fault !== undefined) throw fault;
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder().decode(body)) as JsonObject;
  } catch {
    throw createFault({
      blame: 'remote',
      scope: 'partition',
      retry: { afterMs: 1_000 },
      effect: effect === 'none' ? 'none' : 'unknown',
      code: 'people/not-json',
      message: 'Failed to read a reply: it is not JSON. Check the address of the service.',
      remote: { status },
    });
  }
}

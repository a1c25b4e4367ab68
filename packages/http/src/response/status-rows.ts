import type { FaultDetails } from '@onlink/core';

/** Statuses from one to another, both included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** What a status says when nothing more is known about the remote system. */
export interface StatusRow extends Pick<FaultDetails, 'code' | 'blame' | 'scope' | 'retry'> {
  readonly status: StatusRange;
  readonly reason: string;
  readonly remedy: string;
  /** Whether it says for certain that nothing was changed. */
  readonly refused: boolean;
}

const CONNECTION = { scope: 'connection', retry: 'after-fix', refused: true } as const;
const ITEM = { scope: 'item', retry: 'never', refused: true } as const;

/** RFC 9110 section 15 and RFC 6585 section 4; the first row that fits counts. */
const STATUS_ROWS: readonly StatusRow[] = [
  {
    ...CONNECTION,
    status: { from: 300, to: 399 },
    code: 'http/redirect',
    blame: 'config',
    reason: 'it sends the request elsewhere, and a signed request is never redirected',
    remedy: 'Check the address in the connection',
  },
  {
    ...CONNECTION,
    status: { from: 401, to: 401 },
    code: 'http/unauthorized',
    blame: 'credentials',
    reason: 'it does not accept the login',
    remedy: 'Check the credentials of the connection',
  },
  {
    ...CONNECTION,
    status: { from: 403, to: 403 },
    code: 'http/forbidden',
    blame: 'permission',
    reason: 'the login may not do this',
    remedy: 'Ask an administrator of the remote system for the permission',
  },
  {
    ...ITEM,
    status: { from: 404, to: 404 },
    code: 'http/not-found',
    blame: 'input',
    reason: 'it is not there',
    remedy: 'Check the name or id',
  },
  {
    ...ITEM,
    status: { from: 408, to: 408 },
    code: 'http/request-timeout',
    blame: 'remote',
    retry: { afterMs: 1_000 },
    reason: 'the request took it too long to read',
    remedy: 'It is tried again by itself',
  },
  {
    status: { from: 429, to: 429 },
    code: 'http/too-many-requests',
    blame: 'limit',
    scope: 'connection',
    retry: { afterMs: 10_000 },
    refused: true,
    reason: 'too many requests were sent',
    remedy: 'It is tried again by itself, later',
  },
  {
    ...ITEM,
    status: { from: 400, to: 499 },
    code: 'http/refused',
    blame: 'input',
    reason: 'the request was refused',
    remedy: 'Look at what the remote system says and correct the input',
  },
  {
    status: { from: 500, to: 599 },
    code: 'http/server-error',
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 5_000 },
    refused: false,
    reason: 'it failed by itself',
    remedy: 'It is tried again by itself where that is safe; if it stays so, ask the vendor',
  },
];

const UNEXPECTED: StatusRow = {
  ...ITEM,
  status: { from: 0, to: 999 },
  code: 'http/unexpected-status',
  blame: 'remote',
  reason: 'that status is not a final one',
  remedy: 'Check that the address is right',
};

/** What HTTP itself says of a status that is no success. */
export function statusRowOf(status: number): StatusRow {
  return STATUS_ROWS.find((row) => status >= row.status.from && status <= row.status.to) ?? UNEXPECTED;
}

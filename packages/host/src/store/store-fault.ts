import { type Blame, createFault, type Fault, isFault, type RetryAdvice } from '@onlink/core';

/** What a fault of the store says of itself. The remote system is never touched by one. */
interface StoreFaultDetails {
  readonly code: string;
  readonly message: string;
  readonly blame?: Blame;
  readonly retry?: RetryAdvice;
}

/** A fault of the host's own store: it reaches everything, and no remote system was changed. */
export function storeFault(details: StoreFaultDetails): Fault & Error {
  return createFault({ blame: 'host', scope: 'connection', retry: 'never', effect: 'none', ...details });
}

interface Cause {
  readonly code: string;
  readonly blame: Blame;
  readonly retry: RetryAdvice;
  readonly advice: string;
}

const UNREACHABLE: Cause = {
  code: 'host/store-unreachable',
  blame: 'network',
  retry: { afterMs: 5_000 },
  advice: 'Check that PostgreSQL runs and that DATABASE_URL names its host and port',
};
const CREDENTIALS: Cause = {
  code: 'host/store-credentials',
  blame: 'config',
  retry: 'after-fix',
  advice: 'Check the user and the password in DATABASE_URL',
};
const FULL: Cause = {
  code: 'host/store-full',
  blame: 'host',
  retry: 'after-fix',
  advice: 'Free space on the disk that holds the store; nothing of the last step was kept',
};

const NOT_WRITABLE: Cause = {
  code: 'host/store-not-writable',
  blame: 'config',
  retry: 'after-fix',
  advice: 'Give this user the right to write there, or name another one with --data-dir',
};

/** By SQLSTATE (PostgreSQL 15, appendix A) or by the error code of Node. */
const CAUSES: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  EPIPE: UNREACHABLE,
  '57P01': UNREACHABLE,
  '57P02': UNREACHABLE,
  '57P03': UNREACHABLE,
  '08006': UNREACHABLE,
  '53300': {
    ...UNREACHABLE,
    advice: 'PostgreSQL has no connection left: raise max_connections or stop other clients',
  },
  '28P01': CREDENTIALS,
  '28000': CREDENTIALS,
  '3D000': {
    code: 'host/store-no-database',
    blame: 'config',
    retry: 'after-fix',
    advice: 'Create the database, or name another one in DATABASE_URL',
  },
  '42501': {
    code: 'host/store-permission',
    blame: 'permission',
    retry: 'after-fix',
    advice:
      'Grant the user CREATE on the database, or create the schema "onlink" and make the user its owner',
  },
  '53100': FULL,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
};

const OTHER: Cause = {
  code: 'host/store-failed',
  blame: 'host',
  retry: 'never',
  advice: 'Run the command again; if it fails again, report this line',
};

/** pg says these without a code. */
const LOST_CONNECTION = /terminated|timeout exceeded|timeout expired|ended by|not queryable/i;

/** Any error as a fault; a fault stays itself. `what` completes "Failed to": `open store "/data"`. */
export function toStoreFault(error: unknown, what: string): Fault & Error {
  if (isFault(error) && error instanceof Error) return error;
  const reason = reasonOf(error);
  const cause = causeOf(error, reason);
  const { code, blame, retry, advice } = cause;
  return storeFault({ code, blame, retry, message: `Failed to ${what}: ${reason}. ${advice}.` });
}

/** Runs `work`; every error leaves as a fault. */
export async function asStoreFault<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreFault(error, what);
  }
}

function causeOf(error: unknown, reason: string): Cause {
  const code = codeOf(error);
  const known = code === undefined ? undefined : CAUSES[code];
  return known ?? (LOST_CONNECTION.test(reason) ? UNREACHABLE : OTHER);
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string') return code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

/** Only the message: PostgreSQL puts values of rows into `detail`, and drivers hang parameters on their errors. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const code = codeOf(error);
  return `${line.replace(/\.$/, '') || 'unknown error'}${code === undefined || line.includes(code) ? '' : ` (${code})`}`;
}

import { createAccount } from './account/account.js';
import type { AccountAdmin } from './account/account-admin.js';
import { isAccountId } from './account/account-id.js';
import type { Credentials } from './account/identity.js';
import type { LoginAuditEntry } from './account/login-audit-trail.js';
import type { GivenCredentials } from './account/seed-account.js';
import { createMockClock, type MockClock } from './clock/mock-clock.js';
import { type ListeningMock, type ListenOptions, listenOnHttp } from './faces/node-http.js';
import { createFetchFace } from './faces/web-fetch.js';
import { createCore, type MockCore } from './protocol/create-core.js';
import type { JournalEntry } from './protocol/journal.js';
import type { LoginCheckId } from './protocol/login-checks.js';
import { createRing } from './protocol/ring.js';
import { DEFAULT_SWITCHES, type Switches } from './protocol/switches.js';
import type { StoreAccess } from './store/store.js';
import { ACCOUNT_DATE_FORMATS, type AccountDateFormat } from './suiteql/account-date-format.js';

/** How a mock is made. Everything has a default. */
export interface NetsuiteMockOptions {
  /** Employees seeded, 0 to 1,000,000, made when first read. Default 1000. */
  readonly employees?: number;
  /** Seed of the rows and the credentials, a whole number. Default 1. */
  readonly seed?: number;
  /** Account id as a realm spells it: upper case, underscore. Default `TSTDRV1234567`. */
  readonly accountId?: string;
  /** Keys and secrets to sign in with, such as texts that a test looks for where none may be. Default: from the seed. */
  readonly credentials?: GivenCredentials;
  /** Present time, milliseconds since the epoch, read on each use. Default `Date.now`. */
  readonly now?: () => number;
  /** Date format of the account. Default `M/D/YYYY`. */
  readonly dateFormat?: AccountDateFormat;
  /** Minutes of the account's time zone east of UTC, -720 to 840. Default 0. */
  readonly utcOffsetMinutes?: number;
  /** Origin that clients sign, where a proxy stands before the mock. Default: the URL as received. */
  readonly publicUrl?: string;
  /** Behaviours that no source settles. Default `DEFAULT_SWITCHES`. */
  readonly switches?: Partial<Switches>;
  /** Login checks in the order they run. Default `LOGIN_CHECK_ORDER`. */
  readonly loginCheckOrder?: readonly LoginCheckId[];
  /** Requests and audit lines remembered, at least 1. Default 1000. */
  readonly remembered?: number;
}

/** A NetSuite in memory. Two of them in one process share nothing. */
export interface NetsuiteMock {
  /** What a client needs to sign in. */
  readonly credentials: Credentials;
  /** What an administrator does: block the integration, revoke the token, change roles, switch features. */
  readonly account: AccountAdmin;
  /** The mock's own time. */
  readonly clock: MockClock;
  /** Rows of every table, to read and to change. */
  readonly store: StoreAccess;
  /** The Login Audit Trail, oldest first: a line for each request, with Oracle's word for what was wrong. */
  readonly loginAuditTrail: readonly LoginAuditEntry[];
  /** The requests, oldest first, each with the base string that the mock computed. */
  readonly journal: readonly JournalEntry[];
  /** Turns switches while the mock runs. */
  setSwitches(switches: Partial<Switches>): void;
  /** One sentence on why the newest refused login was refused, with both sides' view of it; absent when none was. */
  explainLastLoginFailure(): string | undefined;
  /** The core itself: a request in, an answer out, at once. */
  handle: MockCore;
  /** The core as `fetch`. Needs no `this`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The core on a port. */
  listen(options?: ListenOptions): Promise<ListeningMock>;
}

/** Account id of a mock that is given none: a developer account. */
export const DEFAULT_ACCOUNT_ID = 'TSTDRV1234567';

/** Most employees a mock holds. */
export const MOST_EMPLOYEES = 1_000_000;

/**
 * Makes a mock: one account whose integration, role, user and token work together, and seeded rows.
 *
 * Throws an `Error` naming the option when one is out of range. Nothing listens until `listen` is called, and there is
 * nothing to close otherwise.
 */
export function createNetsuiteMock(options: NetsuiteMockOptions = {}): NetsuiteMock {
  const {
    employees = 1000,
    seed = 1,
    accountId = DEFAULT_ACCOUNT_ID,
    utcOffsetMinutes = 0,
    remembered = 1000,
  } = options;
  const { dateFormat = 'M/D/YYYY', publicUrl, loginCheckOrder } = options;
  assertOption(
    'employees',
    isWhole(employees, 0, MOST_EMPLOYEES),
    `a whole number from 0 to ${MOST_EMPLOYEES}`,
  );
  assertOption('seed', isWhole(seed, -0x7fffffff, 0x7fffffff), 'a whole number of 32 bits');
  assertOption('accountId', isAccountId(accountId), 'upper case with an underscore, such as 1234567_SB1');
  assertOption('utcOffsetMinutes', isWhole(utcOffsetMinutes, -720, 840), 'a whole number from -720 to 840');
  assertOption('remembered', isWhole(remembered, 1, 10_000_000), 'a whole number of at least 1');
  assertOption(
    'dateFormat',
    ACCOUNT_DATE_FORMATS.includes(dateFormat),
    `one of ${ACCOUNT_DATE_FORMATS.join(', ')}`,
  );

  const clock = createMockClock(options.now);
  const nowMs = (): number => clock.now();
  const account = createAccount({
    accountId,
    seed,
    employees,
    dateFormat,
    utcOffsetMinutes,
    remembered,
    nowMs,
    ...(options.credentials && { credentials: options.credentials }),
  });
  const journal = createRing<JournalEntry>(remembered);
  let switches: Switches = { ...DEFAULT_SWITCHES, ...options.switches };
  const core = createCore({
    findAccount: () => account,
    journal,
    nowMs,
    switches: () => switches,
    ...(loginCheckOrder && { loginCheckOrder }),
    ...(publicUrl !== undefined && { publicUrl }),
  });

  return {
    credentials: account.credentials,
    account: account.admin,
    clock,
    store: account.rows,
    get loginAuditTrail() {
      return account.auditTrail.entries();
    },
    get journal() {
      return journal.entries();
    },
    setSwitches(changed) {
      switches = { ...switches, ...changed };
    },
    explainLastLoginFailure: () =>
      explain(journal.entries().findLast(({ login }) => login.cause !== undefined)),
    handle: core,
    fetch: createFetchFace(core),
    listen: (listenOptions) => listenOnHttp(core, listenOptions),
  };
}

function explain(entry: JournalEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { detail, explanation, baseString } = entry.login;
  const base = baseString === undefined ? '' : ` The base string as the mock reads it: ${baseString}`;
  return `${entry.method} ${entry.url} was refused (${detail}): ${explanation}.${base}`;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function assertOption(name: string, valid: boolean, expected: string): void {
  if (!valid)
    throw new Error(`Failed to create the mock: option "${name}" is out of range. Give ${expected}.`);
}

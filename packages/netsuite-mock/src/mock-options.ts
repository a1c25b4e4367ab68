import type { AccountOptions } from './account/account.js';
import { isAccountId } from './account/account-id.js';
import type { GivenCredentials } from './account/seed-account.js';
import { assertNames } from './check-options.js';
import { DEFAULT_CONCURRENCY_LIMIT, MOST_CONCURRENCY } from './governance/governance-limits.js';
import type { LoginCheckId } from './protocol/login-checks.js';
import type { Switches } from './protocol/switches.js';
import type { AccountZone } from './store/account-time.js';
import { DEFAULT_SEED_COUNTS, type SeedCounts } from './store/seed/seed-plan.js';
import { isTimeZone } from './store/time-zone.js';
import { ACCOUNT_DATE_FORMATS, type AccountDateFormat } from './suiteql/account-date-format.js';

/** How one account is made. Everything has a default. */
export interface NewAccountOptions {
  /** Employees seeded, 0 to 1,000,000, made when first read. Default 1000. */
  readonly employees?: number;
  /** Rows of the other kinds, each 0 to 100,000, made when first read. Defaults: `DEFAULT_SEED_COUNTS`. */
  readonly rows?: Partial<Omit<SeedCounts, 'employees'>>;
  /** Seed of the rows and the credentials, a whole number. Default 1. */
  readonly seed?: number;
  /** Account id as a realm spells it: upper case, underscore. Default `TSTDRV1234567`. */
  readonly accountId?: string;
  /** Keys and secrets to sign in with, such as texts that a test looks for where none may be. Default: from the seed. */
  readonly credentials?: GivenCredentials;
  /** Date format of the account. Default `M/D/YYYY`. */
  readonly dateFormat?: AccountDateFormat;
  /** Time zone of the account by its IANA name, such as `America/New_York`, with its summer time. Default: UTC. */
  readonly timeZone?: string;
  /** A zone without summer time instead: minutes east of UTC, -720 to 840. Not together with `timeZone`. */
  readonly utcOffsetMinutes?: number;
  /** Milliseconds of the mock's clock until an asynchronous job of the record service runs. Default 0: at once. */
  readonly asyncJobDelayMs?: number;
  /** Requests that the account takes at once, over REST, SuiteQL and RESTlets. Default 5. */
  readonly concurrencyLimit?: number;
  /**
   * Id of an account whose features, roles, users, integration records and rows this one takes, as a sandbox does; not its
   * tokens. Of the other options only `accountId` then counts.
   */
  readonly copyOf?: string;
}

/** How a mock is made: its own account, and what holds for all. Everything has a default. */
export interface NetsuiteMockOptions extends NewAccountOptions {
  /** Present time, milliseconds since the epoch, read on each use. Default `Date.now`. */
  readonly now?: () => number;
  /** Origin that clients sign, where a proxy stands before the mock. Default: the URL as received. */
  readonly publicUrl?: string;
  /** Behaviours that no source settles. Default `DEFAULT_SWITCHES`. */
  readonly switches?: Partial<Switches>;
  /** Login checks in the order they run. Default `LOGIN_CHECK_ORDER`. */
  readonly loginCheckOrder?: readonly LoginCheckId[];
  /** Requests and audit lines remembered, at least 1. Default 1000. */
  readonly remembered?: number;
}

/** Account id of a mock that is given none: a developer account. */
export const DEFAULT_ACCOUNT_ID = 'TSTDRV1234567';

const CREDENTIAL_NAMES: readonly string[] = ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'];

/** Most rows seeded of every other kind. */
const MOST_ROWS = 100_000;

/** Most employees a mock holds. */
export const MOST_EMPLOYEES = 1_000_000;

// A name that is missing here does not compile.
const OPTION_NAMES: Readonly<Record<keyof NetsuiteMockOptions, true>> = {
  employees: true,
  rows: true,
  seed: true,
  accountId: true,
  credentials: true,
  dateFormat: true,
  timeZone: true,
  utcOffsetMinutes: true,
  asyncJobDelayMs: true,
  concurrencyLimit: true,
  copyOf: true,
  now: true,
  publicUrl: true,
  switches: true,
  loginCheckOrder: true,
  remembered: true,
};

/** One account's options, whole. */
export interface AccountChoices extends Omit<AccountOptions, 'remembered'> {
  readonly concurrencyLimit: number;
}

/** Throws an `Error` where the options of a mock or an account are no object, or have a name that none of them has. */
export function assertOptionNames(options: unknown): void {
  assertNames('create the mock', options, OPTION_NAMES);
}

/** Fills in the defaults. Throws an `Error` naming the option where one is out of range. */
export function accountChoices(options: NewAccountOptions): AccountChoices {
  assertOptionNames(options);
  const { employees = 1000, seed = 1, accountId = DEFAULT_ACCOUNT_ID, dateFormat = 'M/D/YYYY' } = options;
  const { rows = {}, concurrencyLimit = DEFAULT_CONCURRENCY_LIMIT, copyOf } = options;
  const { asyncJobDelayMs = 0 } = options;
  assertOption(
    'employees',
    isWhole(employees, 0, MOST_EMPLOYEES),
    `a whole number from 0 to ${MOST_EMPLOYEES}`,
  );
  for (const [kind, count] of Object.entries(rows)) {
    const known = kind !== 'employees' && Object.hasOwn(DEFAULT_SEED_COUNTS, kind);
    assertOption(
      `rows.${kind}`,
      known && isWhole(count, 0, MOST_ROWS),
      `a whole number from 0 to ${MOST_ROWS}`,
    );
  }
  for (const [name, given] of Object.entries(options.credentials ?? {}))
    assertOption(
      `credentials.${name}`,
      CREDENTIAL_NAMES.includes(name) && typeof given === 'string' && given !== '',
      `a text that is not empty, under one of ${CREDENTIAL_NAMES.join(', ')}`,
    );
  assertOption('seed', isWhole(seed, -0x7fffffff, 0x7fffffff), 'a whole number of 32 bits');
  assertOption('accountId', isAccountId(accountId), 'upper case with an underscore, such as 1234567_SB1');
  assertOption('asyncJobDelayMs', isWhole(asyncJobDelayMs, 0, 86_400_000), 'a whole number to 86400000');
  assertOption('concurrencyLimit', isWhole(concurrencyLimit, 1, MOST_CONCURRENCY), 'a whole number from 1');
  assertOption(
    'dateFormat',
    ACCOUNT_DATE_FORMATS.includes(dateFormat),
    `one of ${ACCOUNT_DATE_FORMATS.join(', ')}`,
  );
  return {
    accountId,
    seed,
    seedCounts: { ...DEFAULT_SEED_COUNTS, ...rows, employees },
    dateFormat,
    zone: zoneChoice(options),
    asyncJobDelayMs,
    concurrencyLimit,
    ...(options.credentials && { credentials: options.credentials }),
    ...(copyOf !== undefined && { copyOf }),
  };
}

function zoneChoice({ timeZone, utcOffsetMinutes }: NewAccountOptions): AccountZone {
  if (timeZone !== undefined) {
    assertOption('utcOffsetMinutes', utcOffsetMinutes === undefined, 'it or timeZone, not both');
    assertOption(
      'timeZone',
      typeof timeZone === 'string' && isTimeZone(timeZone),
      'the IANA name of a zone, such as America/New_York',
    );
    return { timeZone };
  }
  const minutes = utcOffsetMinutes ?? 0;
  assertOption('utcOffsetMinutes', isWhole(minutes, -720, 840), 'a whole number from -720 to 840');
  return { utcOffsetMinutes: minutes };
}

/** Throws where an option of the whole mock is out of range; gives `remembered`, or its default. */
export function rememberedChoice({ remembered = 1000, publicUrl, now }: NetsuiteMockOptions): number {
  assertOption('now', now === undefined || typeof now === 'function', 'a function that gives milliseconds');
  assertOption(
    'publicUrl',
    publicUrl === undefined || isOrigin(publicUrl),
    'an origin, such as https://netsuite.invalid',
  );
  assertOption('remembered', isWhole(remembered, 1, 10_000_000), 'a whole number of at least 1');
  return remembered;
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^/?#@\s]+\/?$/i.test(text) && URL.canParse(text);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function assertOption(name: string, valid: boolean, expected: string): void {
  if (!valid)
    throw new Error(`Failed to create the mock: option "${name}" is out of range. Give ${expected}.`);
}

import { TIMESTAMP_WINDOW_S } from '../protocol/login-checks.js';
import type { Ring } from '../protocol/ring.js';
import { createAccountTime } from '../store/account-time.js';
import { employeeSource } from '../store/seed/employees.js';
import { organisationSources } from '../store/seed/organisation.js';
import { createStore, createStoreAccess, type Store, type StoreAccess } from '../store/store.js';
import type { AccountDateFormat } from '../suiteql/account-date-format.js';
import { createQueryEngine, type QueryEngine } from '../suiteql/query-engine.js';
import type { AccountAdmin } from './account-admin.js';
import type { AccountRecords } from './account-records.js';
import type { Credentials } from './identity.js';
import { createLoginAuditTrail, type LoginAuditEntry } from './login-audit-trail.js';
import { createNonceMemory, type NonceMemory } from './nonce-memory.js';
import { type GivenCredentials, seedAccount } from './seed-account.js';

/** One NetSuite account: who may come in, what it holds, and what it remembers. Two accounts share nothing. */
export interface Account {
  /** As a realm spells it: upper case, underscore. */
  readonly id: string;
  readonly records: AccountRecords;
  readonly admin: AccountAdmin;
  readonly credentials: Credentials;
  readonly store: Store;
  readonly rows: StoreAccess;
  readonly engine: QueryEngine;
  readonly nonces: NonceMemory;
  readonly auditTrail: Ring<LoginAuditEntry>;
}

/** What an account is made of. */
export interface AccountOptions {
  readonly accountId: string;
  readonly seed: number;
  readonly employees: number;
  readonly dateFormat: AccountDateFormat;
  readonly utcOffsetMinutes: number;
  /** Audit lines remembered. */
  readonly remembered: number;
  /** The mock's time, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Credentials to use where the seed's own will not do. */
  readonly credentials?: GivenCredentials;
}

/** Makes an account with rows and an identity that works. The same options make the same account. */
export function createAccount(options: AccountOptions): Account {
  const { accountId, seed, employees, dateFormat, utcOffsetMinutes, remembered, nowMs, credentials } =
    options;
  const accountTime = createAccountTime(utcOffsetMinutes);
  const nowS = (): number => accountTime.fromInstant(nowMs());
  const store = createStore({ ...organisationSources(), employee: employeeSource(employees, seed) });
  return {
    id: accountId,
    ...seedAccount({ accountId, seed, nowMs, credentials }),
    store,
    rows: createStoreAccess(store, nowS),
    engine: createQueryEngine({ store, dateFormat, nowS }),
    nonces: createNonceMemory(nowMs, TIMESTAMP_WINDOW_S),
    auditTrail: createLoginAuditTrail(remembered),
  };
}

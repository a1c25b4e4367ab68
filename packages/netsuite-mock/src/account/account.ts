import type { KeyObject } from 'node:crypto';
import { type ConcurrencyPool, createConcurrencyPool } from '../governance/concurrency-pool.js';
import { TIMESTAMP_WINDOW_S } from '../protocol/login-checks.js';
import type { Ring } from '../protocol/ring.js';
import { type Customization, createCustomization } from '../record/define-custom.js';
import { createRecordService, type RecordService } from '../record/record-service.js';
import { createRestletRegistry, type RestletRegistry } from '../restlet/restlet-registry.js';
import { type AccountZone, createAccountTime } from '../store/account-time.js';
import type { SeedCounts } from '../store/seed/seed-plan.js';
import { seedSources } from '../store/seed/seed-sources.js';
import { createStore, type Store } from '../store/store.js';
import { createStoreAccess, type StoreAccess } from '../store/store-access.js';
import type { AccountDateFormat } from '../suiteql/account-date-format.js';
import { createQueryEngine, type QueryEngine } from '../suiteql/query-engine.js';
import type { AccountAdmin } from './account-admin.js';
import type { AccountRecords } from './account-records.js';
import type { Credentials } from './identity.js';
import { createLoginAuditTrail, type LoginAuditEntry } from './login-audit-trail.js';
import { createNonceMemory, type NonceMemory, type SpentNonces } from './nonce-memory.js';
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
  /** Record types, jobs and idempotency keys of the REST record service. */
  readonly recordService: RecordService<Account>;
  readonly customization: Customization;
  readonly nonces: NonceMemory;
  readonly auditTrail: Ring<LoginAuditEntry>;
  /** The requests under way. */
  readonly pool: ConcurrencyPool;
  readonly restlets: RestletRegistry;
  /** A new key, secret or id, different on each call. */
  readonly newCredential: (purpose: string) => string;
  /** Signs OAuth 2.0 access tokens. Made when first asked for, as it takes a tenth of a second. */
  readonly signingKey: () => KeyObject;
  /** Every account of the mock, this one among them once it was added. */
  readonly everyAccount: () => readonly Account[];
}

/** What an account is made of. */
export interface AccountOptions {
  readonly accountId: string;
  readonly seed: number;
  readonly seedCounts: SeedCounts;
  readonly dateFormat: AccountDateFormat;
  /** Where the account is. */
  readonly zone: AccountZone;
  /** Milliseconds of the mock's clock until an asynchronous job runs; 0 for at once. */
  readonly asyncJobDelayMs: number;
  /** Audit lines remembered. */
  readonly remembered: number;
  /** Credentials to use where the seed's own will not do. */
  readonly credentials?: GivenCredentials;
  /** Id of the account that this one is a copy of, as a sandbox is. */
  readonly copyOf?: string;
}

/** What an account's mock lends it. */
export interface AccountSurroundings {
  /** The mock's time, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Every account of the mock. */
  readonly everyAccount: () => readonly Account[];
}

/** What an account begins with in the place of its seed. All of it becomes the account's own. */
export interface KeptParts {
  readonly store: Store;
  readonly recordService: RecordService<Account>;
  readonly spentNonces: SpentNonces;
  readonly auditTrail: readonly LoginAuditEntry[];
  readonly restlets: RestletRegistry;
}

/**
 * Makes an account with rows and an identity that works. The same options make the same account; `kept` gives it the
 * parts of an earlier one of the same options.
 */
export function createAccount(
  options: AccountOptions,
  { nowMs, everyAccount }: AccountSurroundings,
  kept?: Partial<KeptParts>,
): Account {
  const { accountId, seed, seedCounts, dateFormat, zone, remembered } = options;
  const time = createAccountTime(zone);
  const nowS = (): number => time.fromInstant(nowMs());
  const nowOffsetMinutes = (): number => (nowS() - Math.floor(nowMs() / 1000)) / 60;
  const store = kept?.store ?? createStore(seedSources(seedCounts, seed));
  const recordService =
    kept?.recordService ??
    createRecordService<Account>({
      time,
      dateFormat,
      nowMs,
      asyncJobDelayMs: options.asyncJobDelayMs,
    });
  const engine = createQueryEngine({ store, dateFormat, nowS, nowOffsetMinutes, time, seed });
  const auditTrail = createLoginAuditTrail(remembered);
  for (const entry of kept?.auditTrail ?? []) auditTrail.push(entry);
  const everyRecords = (): readonly AccountRecords[] => everyAccount().map(({ records }) => records);
  const identity = seedAccount({ accountId, seed, nowMs, everyRecords, credentials: options.credentials });
  const account: Account = {
    id: accountId,
    ...identity,
    get credentials() {
      return options.copyOf === undefined ? identity.credentials : tokenless(identity.records);
    },
    store,
    rows: createStoreAccess(store, nowS),
    engine: {
      run(request, visibility) {
        // A query sees what a job did that was due before it.
        recordService.runDueJobs(account);
        return engine.run(request, visibility);
      },
    },
    recordService,
    customization: createCustomization(store, recordService),
    nonces: createNonceMemory(nowMs, TIMESTAMP_WINDOW_S, kept?.spentNonces),
    auditTrail,
    pool: createConcurrencyPool(identity.records.governance),
    restlets: kept?.restlets ?? createRestletRegistry(),
    everyAccount,
  };
  return account;
}

/** What is known of a copy: key and secret of its first integration record, and no token, as none is copied. */
function tokenless({ accountId, integrations }: AccountRecords): Credentials {
  const [first] = integrations.values();
  const { consumerKey = '', consumerSecret = '' } = first ?? {};
  return { accountId, consumerKey, consumerSecret, tokenId: '', tokenSecret: '' };
}

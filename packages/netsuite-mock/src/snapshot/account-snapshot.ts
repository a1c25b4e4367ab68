import {
  type Account,
  type AccountOptions,
  type AccountSurroundings,
  createAccount,
} from '../account/account.js';
import type { AccountRecords } from '../account/account-records.js';
import { copyRecords, restoreRecords } from '../account/copy-records.js';
import type { LoginAuditEntry } from '../account/login-audit-trail.js';
import { copySpentNonces, type SpentNonces } from '../account/nonce-memory.js';
import type { RecordService } from '../record/record-service.js';
import type { RestletRegistry } from '../restlet/restlet-registry.js';
import type { Store } from '../store/store.js';

/** One account as it was. Nothing in it is shared with a living account except rows, which nobody changes in place. */
export interface AccountSnapshot {
  readonly options: AccountOptions;
  readonly records: AccountRecords;
  readonly store: Store;
  readonly recordService: RecordService<Account>;
  readonly spentNonces: SpentNonces;
  readonly auditTrail: readonly LoginAuditEntry[];
  readonly restlets: RestletRegistry;
}

/** Takes a snapshot. Costs what was written since the seed, not what the account holds. */
export function snapshotAccount(account: Account, options: AccountOptions): AccountSnapshot {
  return {
    options,
    records: copyRecords(account.records),
    store: account.store.clone(),
    recordService: account.recordService.clone(account.recordService.nowMs),
    spentNonces: account.nonces.copy(),
    auditTrail: account.auditTrail.entries(),
    restlets: account.restlets,
  };
}

/**
 * Makes an account of a snapshot, which stays as it was. RESTlets are functions, and requests under way are nobody's
 * past: the account has the RESTlets of `living` where there is one, and nothing under way.
 */
export function accountFrom(
  snapshot: AccountSnapshot,
  living: Account | undefined,
  surroundings: AccountSurroundings,
): Account {
  const account = createAccount(snapshot.options, surroundings, {
    store: snapshot.store.clone(),
    recordService: snapshot.recordService.clone(surroundings.nowMs),
    spentNonces: copySpentNonces(snapshot.spentNonces),
    auditTrail: snapshot.auditTrail,
    restlets: (living?.restlets ?? snapshot.restlets).clone(),
  });
  restoreRecords(account.records, snapshot.records);
  return account;
}

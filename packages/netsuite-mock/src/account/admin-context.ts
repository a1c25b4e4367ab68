import type { AccountRecords } from './account-records.js';

/** Ids of the objects that a new mock already holds; each admin operation takes them where no id is given. */
export interface SeededIdentity {
  readonly integrationId: string;
  readonly roleId: string;
  readonly userId: string;
  /** The token's internal id; the Token ID is shown once only. */
  readonly tokenId: string;
}

/** What the admin operations need beside the records. */
export interface AccountAdminContext {
  readonly records: AccountRecords;
  readonly seeded: SeededIdentity;
  readonly nowMs: () => number;
  /** A new credential, different on each call. */
  readonly newCredential: (purpose: string) => string;
  /** The records of every account in the mock, this one among them. */
  readonly everyRecords: () => Iterable<AccountRecords>;
}

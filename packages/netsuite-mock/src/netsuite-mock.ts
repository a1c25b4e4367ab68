import type { AccountAdmin } from './account/account-admin.js';
import type { Credentials } from './account/identity.js';
import type { LoginAuditEntry } from './account/login-audit-trail.js';
import type { MockClock } from './clock/mock-clock.js';
import type { ListeningMock, ListenOptions } from './faces/node-http.js';
import type { Faults } from './faults/fault-box.js';
import type { NewAccountOptions } from './mock-options.js';
import type { BeginExchange, MockCore } from './protocol/create-core.js';
import type { JournalEntry } from './protocol/journal.js';
import type { LoginOutcome } from './protocol/login-outcome.js';
import type { Switches } from './protocol/switches.js';
import type { TokenPassport } from './protocol/token-passport.js';
import type { Customization } from './record/define-custom.js';
import type { Restlet } from './restlet/restlet-registry.js';
import type { MockSnapshot } from './snapshot/mock-snapshot.js';
import type { StoreAccess } from './store/store-access.js';

/** One account of a mock. Its members stay good when the mock is reset or restored, and are then those of that time. */
export interface MockAccount {
  readonly accountId: string;
  /** What a client needs to sign in. */
  readonly credentials: Credentials;
  /** What an administrator does: block the integration, revoke the token, change roles, switch features. */
  readonly admin: AccountAdmin;
  /** Rows of every table, to read and to change. */
  readonly store: StoreAccess;
  /** Custom records, fields and lists, and fields that roles may not write. */
  readonly customization: Customization;
  /** The Login Audit Trail, oldest first: a line for each request, with Oracle's word for what was wrong. */
  readonly loginAuditTrail: readonly LoginAuditEntry[];
  /** Requests that count against the concurrency limit at present. */
  readonly requestsUnderWay: number;
  /** Deploys a RESTlet. Throws an `Error` where its ids or functions are none. */
  registerRestlet(restlet: Restlet): void;
}

/** The accounts of a mock. They share the clock, the switches and the faults, and nothing else. */
export interface MockAccounts {
  ids(): readonly string[];
  /** Throws an `Error` that names the id where there is none. */
  get(id: string): MockAccount;
  /**
   * Makes an account of its own seed and credentials, or with `copyOf` a copy as a sandbox is, in which tokens are still to
   * be made. Throws an `Error` where the id is taken.
   */
  create(options: NewAccountOptions & { readonly accountId: string }): MockAccount;
  /** Copies a sandbox anew from the account that it is a copy of: its tokens and OAuth 2.0 mappings are deleted. */
  refresh(id: string): void;
  /** Makes an account anew, of these options, under the id it has. RESTlets stay deployed. */
  reseed(id: string, options: Omit<NewAccountOptions, 'accountId' | 'copyOf'>): MockAccount;
  /** Deletes an account, the mock's own excepted. */
  delete(id: string): void;
}

/** A NetSuite in memory. Two of them in one process share nothing. */
export interface NetsuiteMock {
  /** What a client needs to sign in to the mock's own account. */
  readonly credentials: Credentials;
  /** What an administrator of that account does. */
  readonly account: AccountAdmin;
  /** Its rows. */
  readonly store: StoreAccess;
  /** Its custom records, fields and lists. */
  readonly customization: Customization;
  /** Its Login Audit Trail. */
  readonly loginAuditTrail: readonly LoginAuditEntry[];
  /** Every account, that one first. */
  readonly accounts: MockAccounts;
  /** The mock's own time. */
  readonly clock: MockClock;
  /** Faults, to be armed. */
  readonly faults: Faults;
  /** The requests, oldest first, each with the base string that the mock computed. */
  readonly journal: readonly JournalEntry[];
  clearJournal(): void;
  readonly switches: Switches;
  /** Turns switches while the mock runs. */
  setSwitches(switches: Partial<Switches>): void;
  /** Deploys a RESTlet in the mock's own account. */
  registerRestlet(restlet: Restlet): void;
  /** One sentence on why the newest refused login was refused, with both sides' view of it; absent when none was. */
  explainLastLoginFailure(): string | undefined;
  /** Takes the mock as it is, at the cost of what was written and not of what it holds. */
  snapshot(): MockSnapshot;
  /** Makes the mock what it was. The journal goes on; RESTlets stay deployed. */
  restore(snapshot: MockSnapshot): void;
  /** Makes the mock what it was when it was created, its clock included, and empties the journal. RESTlets stay deployed. */
  reset(): void;
  /** Another mock that begins as this one is, and shares nothing with it: one for each test. */
  clone(): NetsuiteMock;
  /** Judges a SOAP `tokenPassport` as the account that it names would, and leaves a line in its audit trail. */
  verifyTokenPassport(passport: TokenPassport): LoginOutcome;
  /** The core itself: a request in, an answer out, at once. How it goes out is in `delivery`, and the caller's to do. */
  handle: MockCore;
  /** The same for a caller that takes time to send: the request is under way until `done` is called. */
  begin: BeginExchange;
  /** The core as `fetch`. Needs no `this`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The core on a port. */
  listen(options?: ListenOptions): Promise<ListeningMock>;
}

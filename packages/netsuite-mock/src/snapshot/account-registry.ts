import {
  type Account,
  type AccountOptions,
  type AccountSurroundings,
  createAccount,
} from '../account/account.js';
import { copyAccount } from '../account/copy-account.js';
import type { MockRequest } from '../protocol/message.js';
import type { ReceivedUrl } from '../protocol/received-url.js';
import type { RestletRegistry } from '../restlet/restlet-registry.js';
import { type AccountSnapshot, accountFrom, snapshotAccount } from './account-snapshot.js';
import { findAmong, isForeignHost } from './find-account.js';

/** The accounts of a mock, by id. */
export interface AccountRegistry {
  ids(): readonly string[];
  /** Throws an `Error` that names the id where there is none. */
  get(id: string): Account;
  /** Throws an `Error` where the id is taken. With `copyOf` the account is a copy, as a sandbox is. */
  add(options: AccountOptions): Account;
  /** Makes an account anew in the place of the one of its id. Throws an `Error` where there is none. */
  replace(options: AccountOptions, restlets: RestletRegistry): Account;
  /** Copies an account anew from the one it is a copy of. Throws an `Error` where it is none. */
  refresh(id: string): Account;
  /** Throws an `Error` where there is none, or where it is the mock's own first account. */
  remove(id: string): void;
  /** The account that a request is for; `undefined` where its host is one of NetSuite's and of no account here. */
  find(request: MockRequest, url: ReceivedUrl): Account | undefined;
  snapshot(): readonly AccountSnapshot[];
  /** Makes the accounts those of the snapshot: others go, RESTlets stay deployed. */
  restore(snapshots: readonly AccountSnapshot[]): void;
}

interface Entry {
  readonly account: Account;
  readonly options: AccountOptions;
}

/** Makes a registry. The account added first is the mock's own: it answers where nothing says which is meant. */
export function createAccountRegistry(nowMs: () => number): AccountRegistry {
  const entries = new Map<string, Entry>();
  const firstEntry = (): Entry | undefined => entries.values().next().value;
  const surroundings: AccountSurroundings = {
    nowMs,
    everyAccount: () => Array.from(entries.values(), ({ account }) => account),
  };
  const require = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry !== undefined) return entry;
    const known = [...entries.keys()].join(', ');
    throw new Error(
      `Failed to find account "${id}": the mock has none with that id. Use one of: ${known}, or create it.`,
    );
  };
  const copied = (own: AccountOptions, copyOf: string, old: Account | undefined): Account => {
    const { account: source, options: sourceOptions } = require(copyOf);
    const { dateFormat, zone, asyncJobDelayMs } = sourceOptions;
    const options = { ...own, dateFormat, zone, asyncJobDelayMs };
    const snapshot = { ...snapshotAccount(old ?? createAccount(options, surroundings), options) };
    const account = accountFrom(
      { ...snapshot, store: source.store.clone(), recordService: source.recordService },
      old,
      surroundings,
    );
    copyAccount(source, account);
    entries.set(options.accountId, { account, options });
    return account;
  };
  return {
    ids: () => [...entries.keys()],
    get: (id) => require(id).account,
    add(options) {
      const { accountId, copyOf } = options;
      if (entries.has(accountId))
        throw new Error(
          `Failed to create account "${accountId}": it exists. Delete it first, or take another id.`,
        );
      if (copyOf !== undefined) return copied(options, copyOf, undefined);
      const account = createAccount(options, surroundings);
      entries.set(accountId, { account, options });
      return account;
    },
    replace(options, restlets) {
      require(options.accountId);
      const account = createAccount(options, surroundings, { restlets });
      entries.set(options.accountId, { account, options });
      return account;
    },
    refresh(id) {
      const { account, options } = require(id);
      if (options.copyOf === undefined)
        throw new Error(`Failed to refresh account "${id}": it is no copy. Create it with copyOf.`);
      return copied(options, options.copyOf, account);
    },
    remove(id) {
      if (require(id) === firstEntry())
        throw new Error(`Failed to delete account "${id}": it is the mock's own. Reset it instead.`);
      entries.delete(id);
    },
    find(request, url) {
      const named = entries.size > 1 ? findAmong(surroundings.everyAccount(), request, url) : undefined;
      if (named !== undefined) return named;
      const first = firstEntry()?.account;
      return first !== undefined && isForeignHost(first, url) ? undefined : first;
    },
    snapshot: () => Array.from(entries.values(), ({ account, options }) => snapshotAccount(account, options)),
    restore(snapshots) {
      const living = new Map(entries);
      entries.clear();
      for (const snapshot of snapshots) {
        const { options } = snapshot;
        const account = accountFrom(snapshot, living.get(options.accountId)?.account, surroundings);
        entries.set(options.accountId, { account, options });
      }
    },
  };
}

import type { Feature, Integration, Mutable, Role, Token, User } from './identity.js';
import { FEATURES } from './identity.js';

/** Every identity object of one account, keyed by id; only `account/` writes them. */
export interface AccountRecords {
  readonly accountId: string;
  readonly features: Set<Feature>;
  readonly integrations: Map<string, Mutable<Integration>>;
  readonly roles: Map<string, Mutable<Role>>;
  readonly users: Map<string, Mutable<User>>;
  readonly tokens: Map<string, Mutable<Token>>;
}

/** Makes an account that has every feature and nobody in it. */
export function createAccountRecords(accountId: string): AccountRecords {
  return {
    accountId,
    features: new Set(FEATURES),
    integrations: new Map(),
    roles: new Map(),
    users: new Map(),
    tokens: new Map(),
  };
}

/** Finds an integration by the key that a client sends. */
export function findIntegration(records: AccountRecords, consumerKey: string): Integration | undefined {
  for (const integration of records.integrations.values()) {
    if (integration.consumerKey === consumerKey) return integration;
  }
  return undefined;
}

/** Reads a record by id. Throws an `Error` that names the id when there is none: the caller's test is wrong. */
export function requireRecord<Value>(records: ReadonlyMap<string, Value>, noun: string, id: string): Value {
  const record = records.get(id);
  if (record === undefined) {
    const known = [...records.keys()].join(', ');
    throw new Error(
      `Failed to find ${noun} "${id}": this account has none with that id. Use one of: ${known}.`,
    );
  }
  return record;
}

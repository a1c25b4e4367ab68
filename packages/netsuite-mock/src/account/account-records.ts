import { createGovernanceLimits, type GovernanceLimits } from '../governance/governance-limits.js';
import type { AccessToken, Certificate } from '../oauth2/oauth2-records.js';
import type { RequestToken } from '../token-flow/request-token.js';
import type { Feature, Integration, Mutable, Role, Token, User } from './identity.js';
import { FEATURES } from './identity.js';

/** What an account is set to as a whole. */
interface AccountSettings {
  /**
   * The preference Require Approval during Auto-Installation of Integration (Setup > Integration > SOAP Web Services
   * Preferences).
   */
  requireApprovalOnAutoInstall: boolean;
  /** How many credentials and ids were made so far, so that the next one differs. */
  made: number;
}

/** Every identity object of one account, keyed by id; only the rooms of identity write them. */
export interface AccountRecords {
  readonly accountId: string;
  readonly settings: AccountSettings;
  readonly features: Set<Feature>;
  readonly integrations: Map<string, Mutable<Integration>>;
  readonly roles: Map<string, Mutable<Role>>;
  readonly users: Map<string, Mutable<User>>;
  /** By Token ID. */
  readonly tokens: Map<string, Mutable<Token>>;
  /** OAuth 2.0 Client Credentials mappings, by Certificate ID. */
  readonly certificates: Map<string, Mutable<Certificate>>;
  /** OAuth 2.0 access tokens, by their text. */
  readonly accessTokens: Map<string, AccessToken>;
  /** Tokens of the authorization flow between its steps. */
  readonly requestTokens: Map<string, Mutable<RequestToken>>;
  /** How many requests may be under way at once. */
  readonly governance: GovernanceLimits;
}

/** Makes an account that has every feature and nobody in it. */
export function createAccountRecords(accountId: string): AccountRecords {
  return {
    accountId,
    settings: { requireApprovalOnAutoInstall: false, made: 0 },
    features: new Set(FEATURES),
    integrations: new Map(),
    roles: new Map(),
    users: new Map(),
    tokens: new Map(),
    certificates: new Map(),
    accessTokens: new Map(),
    requestTokens: new Map(),
    governance: createGovernanceLimits(),
  };
}

/** Finds an integration by the key that a client sends. */
export function findIntegration(
  records: AccountRecords,
  consumerKey: string,
): Mutable<Integration> | undefined {
  for (const integration of records.integrations.values()) {
    if (integration.consumerKey === consumerKey) return integration;
  }
  return undefined;
}

/** The next free number of a collection whose ids are numbers. */
export function nextId(existing: Iterable<string>): string {
  let largest = 0;
  for (const id of existing) largest = Math.max(largest, Number(id));
  return String(largest + 1);
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

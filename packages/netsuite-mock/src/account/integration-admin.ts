import { setIntegrationLimit } from '../governance/governance-limits.js';
import { isSameCompany } from './account-id.js';
import { nextId, requireRecord } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import { assertMembers, FLAG, listOfWords, type MemberRule, TEXT } from './assert-members.js';
import {
  type Integration,
  type IntegrationBoxes,
  type IntegrationRecord,
  type IntegrationState,
  type Mutable,
  OAUTH2_SCOPES,
} from './identity.js';

/** Integration records, as an administrator keeps them. */
export interface IntegrationAdmin {
  /** The record without its credentials: these are shown once. */
  integration(id?: string): IntegrationRecord;
  integrations(): readonly IntegrationRecord[];
  /** Makes an integration record and gives it whole: no later call gives key and secret. */
  createIntegration(name: string, boxes?: Partial<IntegrationBoxes>): Integration;
  /**
   * Installs a bundled record that another account owns, and gives it whole: a bundle brings its credentials. Where that
   * account is in the mock and has a record of that name, key and secret are the ones it has.
   */
  installIntegration(name: string, ownerAccountId: string): Integration;
  setIntegrationState(state: IntegrationState, id?: string): void;
  blockIntegration(id?: string): void;
  enableIntegration(id?: string): void;
  setIntegrationNote(note: string, id?: string): void;
  /** The record's Token-based Authentication box. */
  setTokenBasedAuthentication(enabled: boolean, id?: string): void;
  /** Checks and unchecks boxes of the record. Throws an `Error` for a box that there is not, or of another kind. */
  setIntegrationBoxes(boxes: Partial<IntegrationBoxes>, id?: string): void;
  /** Requests of this integration at a time; `undefined` takes the limit away. Refused where too little stays unallocated. */
  setConcurrencyLimit(limit: number | undefined, id?: string): void;
  /**
   * New key and secret, shown this once; the old ones stop working at once, in every account that has the record. Refused
   * where another company owns it.
   */
  resetIntegrationCredentials(id?: string): Integration;
  /** Deletes the record and revokes its tokens. */
  deleteIntegration(id?: string): void;
}

const BOXES_OF_NEW_RECORD: IntegrationBoxes = {
  tokenBasedAuthentication: true,
  issueTokenEndpoint: false,
  authorizationFlow: false,
  callbackUrl: '',
  clientCredentials: false,
  scopes: [],
};

const BOX_RULES: Readonly<Record<keyof IntegrationBoxes, MemberRule>> = {
  tokenBasedAuthentication: FLAG,
  issueTokenEndpoint: FLAG,
  authorizationFlow: FLAG,
  callbackUrl: TEXT,
  clientCredentials: FLAG,
  scopes: listOfWords(OAUTH2_SCOPES),
};

/**
 * Makes the operations on integration records.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html (credentials, boxes)
 * and https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html (deletion).
 */
export function createIntegrationAdmin(context: AccountAdminContext): IntegrationAdmin {
  const { records, seeded, nowMs, everyRecords } = context;
  const find = (id = seeded.integrationId) => requireRecord(records.integrations, 'integration', id);
  const setState = (state: IntegrationState, id?: string): void => {
    find(id).state = state;
  };
  const shown = (integration: Integration): IntegrationRecord => {
    const concurrencyLimit = records.governance.integrationLimits.get(integration.id);
    return {
      ...withoutCredentials(integration),
      ...(concurrencyLimit !== undefined && { concurrencyLimit }),
    };
  };
  return {
    integration: (id) => shown(find(id)),
    integrations: () => [...records.integrations.values()].map(shown),
    createIntegration(name, boxes = {}) {
      assertMembers(`create integration "${name}"`, boxes, BOX_RULES);
      return { ...addIntegration(context, name, boxes) };
    },
    installIntegration(name, ownerAccountId) {
      const known = [...everyRecords()]
        .filter(({ accountId }) => accountId === ownerAccountId)
        .flatMap(({ integrations }) => [...integrations.values()])
        .find((integration) => integration.name === name && !integration.installed);
      const integration = addIntegration(context, name, known);
      if (known === undefined) Object.assign(integration, { ownerAccountId, installed: true });
      else shareApplication(integration, known);
      return { ...integration };
    },
    setIntegrationState: setState,
    blockIntegration: (id) => setState('blocked', id),
    enableIntegration: (id) => setState('enabled', id),
    setIntegrationNote(note, id) {
      find(id).note = note;
    },
    setTokenBasedAuthentication(enabled, id) {
      find(id).tokenBasedAuthentication = enabled;
    },
    setIntegrationBoxes(boxes, id) {
      const integration = find(id);
      assertMembers(`set boxes of integration "${integration.name}"`, boxes, BOX_RULES);
      Object.assign(integration, boxes);
    },
    setConcurrencyLimit: (limit, id) => setIntegrationLimit(records.governance, find(id).id, limit),
    resetIntegrationCredentials: (id) => ({ ...resetCredentials(context, find(id)) }),
    deleteIntegration(id) {
      const { id: integrationId } = find(id);
      records.integrations.delete(integrationId);
      setIntegrationLimit(records.governance, integrationId, undefined);
      for (const token of records.tokens.values()) {
        if (token.integrationId !== integrationId || token.revoked) continue;
        token.revoked = true;
        token.revokedAtMs = nowMs();
      }
    },
  };
}

/** A copy that can be shown at any time. */
function withoutCredentials(integration: Integration): IntegrationRecord {
  const { consumerKey: _key, consumerSecret: _secret, ...record } = integration;
  return record;
}

/** Puts a new record into the account. */
export function addIntegration(
  { records, newCredential }: Pick<AccountAdminContext, 'records' | 'newCredential'>,
  name: string,
  boxes: Partial<IntegrationBoxes> = {},
): Mutable<Integration> {
  const picked = Object.fromEntries(
    Object.entries(BOXES_OF_NEW_RECORD).map(([box, value]) => [
      box,
      boxes[box as keyof IntegrationBoxes] ?? value,
    ]),
  ) as unknown as IntegrationBoxes;
  const integration: Mutable<Integration> = {
    id: nextId(records.integrations.keys()),
    name,
    state: 'enabled',
    note: '',
    ...picked,
    consumerKey: newCredential('consumer key'),
    consumerSecret: newCredential('consumer secret'),
    applicationId: newCredential('application id').slice(0, 32).toUpperCase(),
    ownerAccountId: records.accountId,
    installed: false,
  };
  records.integrations.set(integration.id, integration);
  return integration;
}

/** Makes a record the installed twin of another account's: one application, one key, one secret. */
export function shareApplication(integration: Mutable<Integration>, owner: Integration): void {
  integration.applicationId = owner.applicationId;
  integration.ownerAccountId = owner.ownerAccountId;
  integration.consumerKey = owner.consumerKey;
  integration.consumerSecret = owner.consumerSecret;
  integration.installed = true;
}

function resetCredentials(context: AccountAdminContext, integration: Mutable<Integration>): Integration {
  const { records, newCredential, everyRecords } = context;
  if (!isSameCompany(integration.ownerAccountId, records.accountId)) {
    throw new Error(
      `Failed to reset the credentials of integration "${integration.name}": account ${integration.ownerAccountId} owns it. Ask the owner of the application for new ones.`,
    );
  }
  const consumerKey = newCredential('consumer key');
  const consumerSecret = newCredential('consumer secret');
  for (const { integrations } of everyRecords())
    for (const twin of integrations.values())
      if (twin.applicationId === integration.applicationId)
        Object.assign(twin, { consumerKey, consumerSecret });
  return integration;
}

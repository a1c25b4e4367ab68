import { setAccountLimit, unallocatedLimit } from '../governance/governance-limits.js';
import { type CertificateAdmin, createCertificateAdmin } from '../oauth2/certificate-admin.js';
import { type ConsentAdmin, createConsentAdmin } from '../token-flow/consent-admin.js';
import type { AccountAdminContext, SeededIdentity } from './admin-context.js';
import type { Feature } from './identity.js';
import { createIntegrationAdmin, type IntegrationAdmin } from './integration-admin.js';
import { createRoleAdmin, type RoleAdmin } from './role-admin.js';
import { createTokenAdmin, type TokenAdmin } from './token-admin.js';
import { createUserAdmin, type UserAdmin } from './user-admin.js';

/**
 * What an administrator does in the account, as calls.
 *
 * Each takes effect with the next request. An id that does not exist throws an `Error` naming it. Where an id is
 * optional, the seeded object is meant.
 */
export interface AccountAdmin
  extends IntegrationAdmin,
    RoleAdmin,
    UserAdmin,
    TokenAdmin,
    CertificateAdmin,
    ConsentAdmin {
  readonly accountId: string;
  /** The objects a new mock starts with; `credentials` on the mock belong to them. */
  readonly seeded: SeededIdentity;
  hasFeature(feature: Feature): boolean;
  setFeature(feature: Feature, enabled: boolean): void;
  /** The preference Require Approval during Auto-Installation of Integration: off at first. */
  setRequireApproval(required: boolean): void;
  /** Requests at a time: of the account, and what of it no integration has reserved. */
  concurrency(): { readonly limit: number; readonly unallocated: number };
  /** Requests at a time of the account, at least 1 more than integrations have reserved. */
  setAccountConcurrencyLimit(limit: number): void;
}

/** Makes the admin operations over one account's records. */
export function createAccountAdmin(context: AccountAdminContext): AccountAdmin {
  const { records, seeded } = context;
  return {
    accountId: records.accountId,
    seeded,
    ...createIntegrationAdmin(context),
    ...createRoleAdmin(context),
    ...createUserAdmin(context),
    ...createTokenAdmin(context),
    ...createCertificateAdmin(context),
    ...createConsentAdmin(context),
    hasFeature: (feature) => records.features.has(feature),
    setFeature(feature, enabled) {
      if (enabled) records.features.add(feature);
      else records.features.delete(feature);
    },
    setRequireApproval(required) {
      records.settings.requireApprovalOnAutoInstall = required;
    },
    concurrency: () => ({
      limit: records.governance.accountConcurrencyLimit,
      unallocated: unallocatedLimit(records.governance),
    }),
    setAccountConcurrencyLimit: (limit) => setAccountLimit(records.governance, limit),
  };
}

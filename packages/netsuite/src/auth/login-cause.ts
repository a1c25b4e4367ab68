import type { CredentialField } from '../account/config-schema.js';

/** One thing that makes NetSuite refuse a login, and what is known of it from outside. */
export interface LoginCause {
  readonly id: string;
  /** Follows "because". */
  readonly text: string;
  /** What to click. */
  readonly remedy: string;
  /** Which field to look at. */
  readonly field?: CredentialField;
  /** What the Detail column of the Login Audit Trail says of it. */
  readonly detail: string;
  /** It may come about while a connection is in use. */
  readonly happensLater?: true;
  /** Only in a sandbox or Release Preview account. */
  readonly onlyInCopies?: true;
  /** The REST services refuse, and RESTlets do not. */
  readonly onlyForRest?: true;
  /** RESTlets refuse, and the REST services do not. */
  readonly onlyForRestlets?: true;
  /** A RESTlet refuses by this code; else by `INVALID_LOGIN_ATTEMPT`. */
  readonly restletCode?: string;
  /** The token endpoint of OAuth 2.0 refuses by this word. */
  readonly tokenError?: string;
}

/** Where NetSuite's own word for a refused login is to be read. */
export const AUDIT_TRAIL =
  'Setup > Users/Roles > User Management > View Login Audit Trail > Use Advanced Search';

export const MANAGE_INTEGRATIONS = 'Setup > Integration > Manage Integrations';
export const MANAGE_USERS = 'Setup > Users/Roles > Manage Users';
export const MANAGE_ROLES = 'Setup > Users/Roles > Manage Roles';
export const ENABLE_FEATURES = 'Setup > Company > Enable Features > SuiteCloud';

/** State of an integration record. `waitingForApproval` arises only by auto-installation and refuses requests. */
export type IntegrationState = 'enabled' | 'blocked' | 'waitingForApproval';

/** An integration record (Setup > Integration > Manage Integrations). */
export interface Integration {
  readonly id: string;
  readonly name: string;
  readonly state: IntegrationState;
  /** The record's Token-based Authentication box. */
  readonly tokenBasedAuthentication: boolean;
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

/** A role (Setup > Users/Roles > Manage Roles). */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly inactive: boolean;
  /** The Administrator role: it has every permission, and nobody makes tokens for it on another's behalf. */
  readonly administrator: boolean;
  readonly permissions: ReadonlySet<Permission>;
}

/** A user: an employee with access (Setup > Users/Roles > Manage Users). */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly inactive: boolean;
  readonly roleIds: ReadonlySet<string>;
  /** Milliseconds since the epoch until which logins are refused; 0 when not locked. */
  readonly lockedUntilMs: number;
  /** Failed logins in a row. */
  readonly failedLogins: number;
}

/** An access token: one integration, one user, one role (Setup > Users/Roles > Access Tokens). */
export interface Token {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly integrationId: string;
  readonly userId: string;
  readonly roleId: string;
  /** Reversible. */
  readonly inactive: boolean;
  /** For good. */
  readonly revoked: boolean;
}

/** What TBA needs from a client: never logged, never in a journal. */
export interface Credentials {
  readonly accountId: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenId: string;
  readonly tokenSecret: string;
}

/**
 * Permissions that the mock looks at, by the names NetSuite shows on a role's Permissions tab.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_5085602973.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4248124361.html
 */
export const PERMISSIONS = [
  'REST Web Services',
  'Log in using Access Tokens',
  'User Access Tokens',
  'Access Token Management',
  'SuiteAnalytics Workbook',
  'Employees',
  'Departments',
  'Locations',
  'Classes',
  'Subsidiaries',
  'Currency',
] as const;

/** One of `PERMISSIONS`. */
export type Permission = (typeof PERMISSIONS)[number];

/**
 * Features of an account (Setup > Company > Enable Features) that the mock looks at.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_5085602973.html
 */
export const FEATURES = [
  'Token-based Authentication',
  'REST Web Services',
  'SuiteAnalytics Workbook',
  'Departments',
  'Locations',
  'Classes',
  'Subsidiaries',
  'Multiple Currencies',
] as const;

/** One of `FEATURES`. */
export type Feature = (typeof FEATURES)[number];

/** A record that can be written inside `account/`; everyone else sees the readonly one. */
export type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

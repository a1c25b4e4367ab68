/** State of an integration record. `waitingForApproval` arises only by auto-installation and refuses requests. */
export type IntegrationState = 'enabled' | 'blocked' | 'waitingForApproval';

/** What an OAuth 2.0 access token may be for. */
export const OAUTH2_SCOPES = ['restlets', 'rest_webservices', 'suite_analytics'] as const;

/** One of `OAUTH2_SCOPES`. */
export type Oauth2Scope = (typeof OAUTH2_SCOPES)[number];

/**
 * The boxes on an integration record's Authentication tab.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html
 */
export interface IntegrationBoxes {
  /** Token-based Authentication: checked on a new record. */
  readonly tokenBasedAuthentication: boolean;
  /** TBA: IssueToken Endpoint. */
  readonly issueTokenEndpoint: boolean;
  /** TBA: Authorization Flow. */
  readonly authorizationFlow: boolean;
  /** Where the authorization flow returns to; `http://localhost:*` and `*` as the first host label are wildcards. */
  readonly callbackUrl: string;
  /** Client Credentials (Machine to Machine) Grant. */
  readonly clientCredentials: boolean;
  /** The OAuth 2.0 scopes checked. */
  readonly scopes: readonly Oauth2Scope[];
}

/** An integration record (Setup > Integration > Manage Integrations) as it can be read: without key and secret. */
export interface IntegrationRecord extends IntegrationBoxes {
  readonly id: string;
  readonly name: string;
  /** This account's own, as is the note. */
  readonly state: IntegrationState;
  readonly note: string;
  /** 32 characters; NetSuite shows it in the owner's account only. */
  readonly applicationId: string;
  /** The account in which the record was created: it alone may reset the credentials of an installed one. */
  readonly ownerAccountId: string;
  /** True where the record came by a bundle, by the authorization flow, or by the copy of an account. */
  readonly installed: boolean;
  /** Requests of this integration at a time; absent where it takes from what is unallocated. */
  readonly concurrencyLimit?: number;
}

/** An integration record whole, as it is shown once: when it is saved first and when its credentials are reset. */
export interface Integration extends IntegrationRecord {
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
  /** Web Services Only Role: good for SOAP and REST, refused by RESTlets. */
  readonly webServicesOnly: boolean;
  /** What is not in it is at None. */
  readonly permissions: ReadonlyMap<Permission, PermissionLevel>;
}

/** A user: an employee with access (Setup > Users/Roles > Manage Users). */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly inactive: boolean;
  readonly roleIds: ReadonlySet<string>;
  /** Roles that the user hid in View My Roles: a token of one is refused. */
  readonly hiddenRoleIds: ReadonlySet<string>;
  /** Milliseconds since the epoch until which logins are refused; 0 when not locked. */
  readonly lockedUntilMs: number;
  /** Failed logins in a row. */
  readonly failedLogins: number;
}

/** An access token as it can be read: without its ID and secret (Setup > Users/Roles > Access Tokens). */
export interface TokenRecord {
  /** The record's number, by which calls name it. */
  readonly internalId: string;
  readonly name: string;
  readonly integrationId: string;
  readonly userId: string;
  readonly roleId: string;
  /** Reversible. */
  readonly inactive: boolean;
  /** For good. */
  readonly revoked: boolean;
  readonly createdAtMs: number;
  /** Name of who made it. */
  readonly createdBy: string;
  readonly revokedAtMs?: number;
}

/** An access token whole, as it is shown once: on the confirmation page. It never expires. */
export interface Token extends TokenRecord {
  /** The Token ID that a client sends. */
  readonly id: string;
  readonly secret: string;
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
  'Log in using OAuth 2.0 Access Tokens',
  'OAuth 2.0 Authorized Applications Management',
  'Integration Application',
  'Integration Applications',
  'SOAP Web Services',
  'Deleted Records',
  'Vendors',
  'Customers',
  'Contacts',
  'Projects',
  'Items',
  'Accounts',
  'Manage Accounting Periods',
  'Find Transaction',
  'Purchase Order',
  'Requisition',
  'Item Receipt',
  'Bills',
  'Expense Report',
  'Make Journal Entry',
  'Custom Record Entries',
  'Custom Lists',
] as const;

/** One of `PERMISSIONS`. */
export type Permission = (typeof PERMISSIONS)[number];

/** Levels of a permission, each including those before it; a permission that a role lacks is at None. */
export const PERMISSION_LEVELS = ['View', 'Create', 'Edit', 'Full'] as const;

/** One of `PERMISSION_LEVELS`. */
export type PermissionLevel = (typeof PERMISSION_LEVELS)[number];

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
  'OAuth 2.0',
] as const;

/** One of `FEATURES`. */
export type Feature = (typeof FEATURES)[number];

/** A record that can be written inside `account/`; everyone else sees the readonly one. */
export type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

import type { AccountAdmin } from '../account/account-admin.js';
import type { NewToken } from '../account/create-token.js';
import {
  FEATURES,
  type IntegrationBoxes,
  OAUTH2_SCOPES,
  PERMISSION_LEVELS,
  PERMISSIONS,
} from '../account/identity.js';
import type { NewCertificate } from '../oauth2/certificate-admin.js';
import type { Consent } from '../token-flow/consent-admin.js';
import { type AdminField, flag, listOf, number, oneOf, optional, shape, text, word } from './admin-field.js';

type OperationName = {
  [Name in keyof AccountAdmin]: AccountAdmin[Name] extends (...args: never) => unknown ? Name : never;
}[keyof AccountAdmin];

type Fields<Value> = Readonly<Record<keyof Value, AdminField>>;

const LEVELS = [...PERMISSION_LEVELS, 'None'];

const BOXES = shape({
  tokenBasedAuthentication: optional(flag),
  issueTokenEndpoint: optional(flag),
  authorizationFlow: optional(flag),
  callbackUrl: optional(text),
  clientCredentials: optional(flag),
  scopes: optional(listOf(oneOf(OAUTH2_SCOPES))),
} satisfies Fields<IntegrationBoxes>);

const BY = optional(shape({ userId: text, roleId: text }));
const FOR = { integrationId: optional(text), userId: optional(text), roleId: optional(text), by: BY };

const PARAMETERS = {
  id: optional(text),
  name: text,
  feature: oneOf(FEATURES),
  enabled: flag,
  inactive: flag,
  state: oneOf(['enabled', 'blocked', 'waitingForApproval']),
  permission: oneOf(PERMISSIONS),
  roleIds: listOf(text),
  permissionGrants: {
    ...listOf(oneOf(PERMISSIONS)),
    schema: {
      type: 'array',
      items: {
        anyOf: [
          { enum: PERMISSIONS },
          { type: 'array', prefixItems: [{ enum: PERMISSIONS }, { enum: LEVELS }], minItems: 2, maxItems: 2 },
        ],
      },
    },
    expected: 'a list of permissions, each a name (at Full) or [name, level]',
    accepts: isGrantList,
  },
  level: oneOf(LEVELS),
  token: optional(shape({ ...FOR, name: optional(word) } satisfies Fields<NewToken>)),
  boxes: BOXES,
  newBoxes: optional(BOXES),
  ownerAccountId: text,
  note: text,
  only: flag,
  required: flag,
  limit: number,
  integrationLimit: optional(number),
  itsId: text,
  certificate: shape({ ...FOR, certificate: word } satisfies Fields<NewCertificate>),
  decision: shape({
    requestToken: text,
    allow: flag,
    userId: optional(text),
    roleId: optional(text),
    state: optional(text),
  } satisfies Fields<Consent>),
} satisfies Readonly<Record<string, AdminField>>;

/** Names in a request where they differ from those above. */
const SENT_NAMES: Readonly<Partial<Record<ParameterName, string>>> = {
  permissionGrants: 'permissions',
  newBoxes: 'boxes',
  integrationLimit: 'limit',
  itsId: 'id',
};

type ParameterName = keyof typeof PARAMETERS;

/**
 * What an administrator does, by the names of `AccountAdmin`, each with its parameters in order. An operation that is
 * missing here does not compile.
 */
const OPERATIONS: Readonly<Record<OperationName, readonly ParameterName[]>> = {
  integration: ['id'],
  role: ['id'],
  user: ['id'],
  token: ['id'],
  hasFeature: ['feature'],
  setFeature: ['feature', 'enabled'],
  integrations: [],
  roles: [],
  users: [],
  tokens: [],
  certificates: [],
  concurrency: [],
  createIntegration: ['name', 'newBoxes'],
  installIntegration: ['name', 'ownerAccountId'],
  setIntegrationNote: ['note', 'id'],
  setIntegrationBoxes: ['boxes', 'id'],
  setConcurrencyLimit: ['integrationLimit', 'id'],
  setAccountConcurrencyLimit: ['limit'],
  setRequireApproval: ['required'],
  setIntegrationState: ['state', 'id'],
  blockIntegration: ['id'],
  enableIntegration: ['id'],
  setTokenBasedAuthentication: ['enabled', 'id'],
  resetIntegrationCredentials: ['id'],
  deleteIntegration: ['id'],
  createRole: ['name', 'permissionGrants'],
  setRolePermissions: ['permissionGrants', 'id'],
  withholdPermission: ['permission', 'id'],
  setRoleInactive: ['inactive', 'id'],
  setPermissionLevel: ['permission', 'level', 'id'],
  setWebServicesOnly: ['only', 'id'],
  createUser: ['name', 'roleIds'],
  setUserInactive: ['inactive', 'id'],
  deleteUser: ['itsId'],
  setHiddenRoles: ['roleIds', 'id'],
  setUserRoles: ['roleIds', 'id'],
  failLogin: ['id'],
  lockUser: ['id'],
  unlockUser: ['id'],
  createToken: ['token'],
  setTokenInactive: ['inactive', 'id'],
  revokeToken: ['id'],
  uploadCertificate: ['certificate'],
  rotateCertificate: ['certificate'],
  revokeCertificate: ['itsId'],
  consent: ['decision'],
};

/** One operation: its fields by name, and how it is called with them. */
export interface AdminOperation {
  readonly name: OperationName;
  readonly fields: Readonly<Record<string, AdminField>>;
  call(admin: AccountAdmin, values: Readonly<Record<string, unknown>>): unknown;
}

/** Every operation, ready to be called by named values. */
export const ADMIN_OPERATIONS: readonly AdminOperation[] = Object.entries(OPERATIONS).map(([key, names]) => {
  const name = key as OperationName;
  return {
    name,
    fields: Object.fromEntries(names.map((parameter) => [sentName(parameter), PARAMETERS[parameter]])),
    call(admin, values) {
      const operation = admin[name] as (...args: readonly unknown[]) => unknown;
      return operation(...names.map((parameter) => values[sentName(parameter)]));
    },
  };
});

function sentName(parameter: ParameterName): string {
  return SENT_NAMES[parameter] ?? parameter;
}

function isGrantList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isGrant);
}

function isGrant(value: unknown): boolean {
  const known = (name: unknown) => (PERMISSIONS as readonly unknown[]).includes(name);
  return Array.isArray(value)
    ? value.length === 2 && known(value[0]) && LEVELS.includes(value[1])
    : known(value);
}

export type { AccountAdmin } from './account/account-admin.js';
export {
  type AccountKind,
  accountHostLabel,
  accountKind,
  isAccountId,
} from './account/account-id.js';
export type { SeededIdentity } from './account/admin-context.js';
export type { NewToken } from './account/create-token.js';
export {
  type Credentials,
  FEATURES,
  type Feature,
  type Integration,
  type IntegrationBoxes,
  type IntegrationRecord,
  type IntegrationState,
  OAUTH2_SCOPES,
  type Oauth2Scope,
  PERMISSION_LEVELS,
  PERMISSIONS,
  type Permission,
  type PermissionLevel,
  type Role,
  type Token,
  type TokenRecord,
  type User,
} from './account/identity.js';
export type { LoginAuditEntry } from './account/login-audit-trail.js';
export type { PermissionGrant } from './account/permission-level.js';
export type { GivenCredentials } from './account/seed-account.js';
export type { ClockState, MockClock } from './clock/mock-clock.js';
export { createNetsuiteMock } from './create-netsuite-mock.js';
export type { FaceName } from './faces/face-name.js';
export type { ListeningMock, ListenOptions, TlsOptions } from './faces/node-http.js';
export type { ArmedFault, Faults } from './faults/fault-box.js';
export { FAULT_NAMES, FAULTS } from './faults/fault-catalog.js';
export type { FaultKind, ParameterRule } from './faults/fault-kind.js';
export type { FaultChoice, FaultName, FaultPlan, FaultTrigger } from './faults/fault-plan.js';
export type { Latency } from './faults/latency.js';
export {
  DEFAULT_ACCOUNT_ID,
  MOST_EMPLOYEES,
  type NetsuiteMockOptions,
  type NewAccountOptions,
} from './mock-options.js';
export type { MockAccount, MockAccounts, NetsuiteMock } from './netsuite-mock.js';
export type { NewCertificate } from './oauth2/certificate-admin.js';
export { OAUTH2_CAUSES, type Oauth2Cause } from './oauth2/oauth2-cause.js';
export type { Certificate } from './oauth2/oauth2-records.js';
export type { BeginExchange, MockCore, MockExchange } from './protocol/create-core.js';
export type { Delivery } from './protocol/delivery.js';
export type { JournalEntry } from './protocol/journal.js';
export { LOGIN_CAUSES, type LoginCause, type LoginCauseWords } from './protocol/login-cause.js';
export { LOGIN_CHECK_ORDER, type LoginCheckId } from './protocol/login-checks.js';
export type { LoginOutcome } from './protocol/login-outcome.js';
export type { MockRequest, MockResponse } from './protocol/message.js';
export { DEFAULT_SWITCHES, type Switches } from './protocol/switches.js';
export {
  isTokenPassportSigned,
  type TokenPassport,
  tokenPassportBaseString,
} from './protocol/token-passport.js';
export type {
  CustomFieldDefinition,
  CustomFieldKind,
  Customization,
  CustomRecordDefinition,
} from './record/define-custom.js';
export type { Restlet, RestletCall, RestletFunction, ScriptId } from './restlet/restlet-registry.js';
export type { MockSnapshot } from './snapshot/mock-snapshot.js';
export type { RowObject, Scalar } from './store/scalar.js';
export { DEFAULT_SEED_COUNTS, type SeedCounts } from './store/seed/seed-plan.js';
export type { StoreAccess } from './store/store-access.js';
export { isTimeZone } from './store/time-zone.js';
export { ACCOUNT_DATE_FORMATS, type AccountDateFormat } from './suiteql/account-date-format.js';
export type { Consent } from './token-flow/consent-admin.js';
export { FLOW_CAUSES, type FlowCause } from './token-flow/flow-cause.js';

export type { AccountAdmin } from './account/account-admin.js';
export { accountHostLabel, isAccountId } from './account/account-id.js';
export type { SeededIdentity } from './account/admin-context.js';
export type { NewToken } from './account/create-token.js';
export {
  type Credentials,
  FEATURES,
  type Feature,
  type Integration,
  type IntegrationState,
  PERMISSIONS,
  type Permission,
  type Role,
  type Token,
  type User,
} from './account/identity.js';
export type { LoginAuditEntry } from './account/login-audit-trail.js';
export type { GivenCredentials } from './account/seed-account.js';
export type { MockClock } from './clock/mock-clock.js';
export {
  createNetsuiteMock,
  DEFAULT_ACCOUNT_ID,
  MOST_EMPLOYEES,
  type NetsuiteMock,
  type NetsuiteMockOptions,
} from './create-netsuite-mock.js';
export type { ListeningMock, ListenOptions } from './faces/node-http.js';
export type { MockCore } from './protocol/create-core.js';
export type { JournalEntry, LoginOutcome } from './protocol/journal.js';
export { LOGIN_CAUSES, type LoginCause, type LoginCauseWords } from './protocol/login-cause.js';
export { LOGIN_CHECK_ORDER, type LoginCheckId } from './protocol/login-checks.js';
export type { Delivery, MockRequest, MockResponse } from './protocol/message.js';
export { DEFAULT_SWITCHES, type Switches } from './protocol/switches.js';
export type { RowObject, Scalar } from './store/scalar.js';
export type { StoreAccess } from './store/store.js';
export { ACCOUNT_DATE_FORMATS, type AccountDateFormat } from './suiteql/account-date-format.js';

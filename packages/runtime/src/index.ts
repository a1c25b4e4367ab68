export {
  type ActionProgress,
  type ActionResult,
  type ActionRun,
  runAction,
} from './actions/run-action.js';
export { type Validated, validateValue } from './actions/validate-value.js';
export { chosenConfig } from './config/chosen-config.js';
export { pointerOf, readPointer, writePointer } from './config/pointer.js';
export { type PreparedConfig, prepareConfig } from './config/prepare-config.js';
export {
  completePartition,
  type Generation,
  isCovered,
  mayDeleteAbsent,
  mergeIntervals,
  startGeneration,
} from './coverage/coverage.js';
export {
  createFetchExchange,
  type Exchange,
  type Fetch,
  type TimeoutSignal,
} from './exchange/fetch-exchange.js';
export { bodyTooLarge, maxBytesOf, timeoutOf } from './exchange/request-limits.js';
export { transportFault } from './exchange/transport-fault.js';
export { type Decision, decide, type RetryContext } from './faults/retry-policy.js';
export { type ThrownContext, toFault } from './faults/to-fault.js';
export type {
  CheckboxField,
  ChoiceField,
  FormChoice,
  FormField,
  GroupField,
  ListField,
  NumberField,
  ShownWhen,
  TextField,
} from './form/form-field.js';
export { formFields, formOf } from './form/form-fields.js';
export { shownFields } from './form/shown-fields.js';
export { assertCompatible, assertSameManifest, type HostApi, negotiateMajor } from './handshake/handshake.js';
export { parseManifest } from './handshake/parse-manifest.js';
export { addLedgers, EMPTY_LEDGER, findImbalance, type LedgerEntry } from './pull/ledger.js';
export {
  type Notice,
  type Progress,
  type PulledBatch,
  type PullOptions,
  type PullResult,
  pull,
} from './pull/pull.js';
export { redactFault } from './redactor/redact-fault.js';
export { createRedactor, type Redactor } from './redactor/redactor.js';
export { createRootScope, type HostScope, type Provider, type RootScopeOptions } from './scopes/scope.js';
export { assertOccurrence, type PolledBatch, type PollOptions, pollOnce } from './triggers/poll-once.js';
export { verifyWebhook, type WebhookProof } from './triggers/verify-webhook.js';

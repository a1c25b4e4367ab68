export type {
  Action,
  ActionCall,
  ItemOutcome,
  OptionsPage,
  OptionsRequest,
  OptionsSource,
  Outcome,
  RetryClass,
} from './action.js';
export { API_VERSION } from './api-version.js';
export { BRAND, type Branded, hasBrand } from './brand.js';
export type { Budget, BudgetObservation, Call, Clock, LogLevel } from './call.js';
export type {
  Account,
  CheckItem,
  Connector,
  DiscoverRequest,
  OpenContext,
  UpgradeRequest,
} from './connector.js';
export type { Effect } from './effect.js';
export {
  type Blame,
  createFault,
  type Fault,
  type FaultDetails,
  type FaultEffect,
  type FaultFix,
  type FaultScope,
  faultToJson,
  isFault,
  type RemoteDetail,
  type RetryAdvice,
} from './fault.js';
export type { HttpRequest, HttpResponse } from './http.js';
export type { Json, JsonObject } from './json.js';
export type {
  ActionDescription,
  AuthBinding,
  AuthSchemeName,
  CheckDescription,
  ConfigDescription,
  Manifest,
  StreamDescription,
  Template,
  TriggerDescription,
} from './manifest.js';
export type { Plugin } from './plugin.js';
export type { PlanRequest, ReadEvent, ReadRequest, Source } from './read.js';
export type { Schema, SchemaIssue, SchemaResult } from './schema.js';
export { CONNECTOR, type Scope, type Token, token } from './scope.js';
export { createSecret, isSecret, type Secret } from './secret.js';
export type { DeletesMode, Filter, Interval, Partition, Stream, StreamCursor } from './stream.js';
export type {
  Occurrence,
  PollEvent,
  PollRequest,
  PollTrigger,
  RawRequest,
  SecretOrigin,
  SignedPart,
  SubscribeRequest,
  Subscription,
  Trigger,
  Verdict,
  WebhookScheme,
  WebhookTrigger,
} from './trigger.js';

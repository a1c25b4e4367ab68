export { createFakeBudget, type FakeBudget } from './fakes/fake-budget.js';
export { createFakeCall, type FakeCall, type FakeCallOptions } from './fakes/fake-call.js';
export { createFakeClock, type FakeClock } from './fakes/fake-clock.js';
export { createFakeLog, type FakeLog, type LoggedEvent } from './fakes/fake-log.js';
export { createFakeStore, type FakeStore } from './fakes/fake-store.js';
export { createSeededRandom } from './fakes/seeded-random.js';
export {
  createHostileFetch,
  type HostileFault,
  type HostileFetch,
  type HostileSwitch,
} from './hostile/hostile-fetch.js';
export {
  createHostileRemote,
  type HostileRemote,
  type HostileRemoteOptions,
} from './hostile/hostile-remote.js';
export type { RemoteEvent, RemoteEvents } from './hostile/remote-events.js';
export type { RemoteLogin } from './hostile/remote-login.js';
export type {
  RemoteListing,
  RemotePosition,
  RemoteRow,
  RemoteTable,
  RemovedRow,
} from './hostile/remote-table.js';
export type { Exception } from './kit/exceptions.js';
export { judgeConnector, type Verdict } from './kit/judge-connector.js';
export type {
  ActionScenario,
  GoldenState,
  KitOptions,
  RemoteWorld,
  RotationScenario,
  Scenarios,
  SkippedRule,
  StreamScenario,
  TestRemote,
  TriggerScenario,
  WebhookTarget,
} from './kit/options.js';
export { RuleBroken } from './kit/rule.js';
export { listRules, type RuleListing } from './kit/rules/all-rules.js';
export { diffManifests } from './manifest-diff/diff-manifests.js';
export type { Bump, Difference, Impact, ManifestDiff } from './manifest-diff/difference.js';
export { renderReference } from './manifest-docs/render-reference.js';
export type {
  Cassette,
  CassetteBody,
  CassetteExchange,
  CassetteReply,
  CassetteRequest,
} from './replay/cassette.js';
export { createRecorder, type Recorder, type RecorderOptions } from './replay/create-recorder.js';
export { createReplay, type Replay, type ReplayOptions } from './replay/create-replay.js';
export { parseCassette } from './replay/parse-cassette.js';

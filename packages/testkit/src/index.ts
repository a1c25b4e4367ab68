export { createFakeCall, type FakeCall, type FakeCallOptions, type LoggedEvent } from './fakes/fake-call.js';
export { createFakeClock, type FakeClock } from './fakes/fake-clock.js';
export { createSeededRandom } from './fakes/seeded-random.js';
export {
  createHostileFetch,
  type HostileFault,
  type HostileFetch,
  type HostileSwitch,
} from './hostile/hostile-fetch.js';
export { judgeConnector, type Verdict } from './kit/judge-connector.js';
export type {
  ActionScenario,
  GoldenState,
  KitOptions,
  RemoteWorld,
  Scenarios,
  SkippedRule,
  StreamScenario,
  TestRemote,
} from './kit/options.js';
export { RuleBroken } from './kit/rule.js';
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

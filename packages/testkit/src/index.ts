export { createFakeCall, type FakeCall, type FakeCallOptions, type LoggedEvent } from './fakes/fake-call.js';
export { createFakeClock, type FakeClock } from './fakes/fake-clock.js';
export { createSeededRandom } from './fakes/seeded-random.js';

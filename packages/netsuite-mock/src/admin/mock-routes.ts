import { DEFAULT_SWITCHES, type Switches } from '../protocol/switches.js';
import { anyOf, number, optional } from './admin-field.js';
import { type AdminCall, type AdminRoute, listAnswer, NOTHING, objectAnswer } from './admin-route.js';
import { SWITCH_WORDS } from './switch-words.js';

const MOST_SNAPSHOTS = 100;

const clockOf = ({ mock }: AdminCall) => ({ nowMs: mock.clock.now(), ...mock.clock.state() });
const CLOCK = objectAnswer('nowMs', 'kind');

/** The mock as a whole: reset, snapshots, clock, switches. */
export const MOCK_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: '/__mock__/reset',
    summary:
      'Makes the mock what it was when it started: rows, identities, clock, switches, no fault, an empty journal.',
    answer: NOTHING,
    run({ mock }) {
      mock.reset();
      return {};
    },
  },
  {
    method: 'GET',
    path: '/__mock__/snapshots',
    summary: 'Lists the snapshots that were taken here.',
    answer: listAnswer('snapshots', { type: 'string' }),
    run: ({ snapshots }) => ({ snapshots: [...snapshots.keys()] }),
  },
  {
    method: 'POST',
    path: '/__mock__/snapshots',
    summary: `Takes the mock as it is. At most ${MOST_SNAPSHOTS} are kept.`,
    answer: objectAnswer('id'),
    run({ mock, snapshots }) {
      if (snapshots.size >= MOST_SNAPSHOTS)
        throw new Error(`Failed to take a snapshot: ${MOST_SNAPSHOTS} are kept already. Delete one.`);
      const id = nextId(snapshots.keys());
      snapshots.set(id, mock.snapshot());
      return { id };
    },
  },
  {
    method: 'POST',
    path: '/__mock__/snapshots/{id}/restore',
    summary: 'Makes the mock what it was when the snapshot was taken. The snapshot is good for more.',
    answer: NOTHING,
    run({ mock, snapshots, parts }) {
      mock.restore(requireSnapshot(snapshots, parts['id'] ?? ''));
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/__mock__/snapshots/{id}',
    summary: 'Deletes a snapshot.',
    answer: NOTHING,
    run({ snapshots, parts }) {
      requireSnapshot(snapshots, parts['id'] ?? '');
      snapshots.delete(parts['id'] ?? '');
      return {};
    },
  },
  {
    method: 'GET',
    path: '/__mock__/clock',
    summary: "Tells the mock's time and how its clock goes.",
    answer: CLOCK,
    run: clockOf,
  },
  {
    method: 'POST',
    path: '/__mock__/clock/freeze',
    summary: 'Makes the clock stand still, at that time or where it is.',
    body: { atMs: optional(number) },
    answer: CLOCK,
    run(call) {
      call.mock.clock.freeze(call.body['atMs'] as number | undefined);
      return clockOf(call);
    },
  },
  {
    method: 'POST',
    path: '/__mock__/clock/step',
    summary: 'Moves the clock by so many milliseconds, whether it runs or stands still.',
    body: { durationMs: number },
    answer: CLOCK,
    run(call) {
      call.mock.clock.step(call.body['durationMs'] as number);
      return clockOf(call);
    },
  },
  {
    method: 'POST',
    path: '/__mock__/clock/run',
    summary: 'Lets the clock run on from where it is.',
    answer: CLOCK,
    run(call) {
      call.mock.clock.run();
      return clockOf(call);
    },
  },
  {
    method: 'GET',
    path: '/__mock__/switches',
    summary: 'Tells how the behaviours are turned that no source settles.',
    answer: objectAnswer(...Object.keys(DEFAULT_SWITCHES)),
    run: ({ mock }) => mock.switches,
  },
  {
    method: 'PATCH',
    path: '/__mock__/switches',
    summary: 'Turns switches.',
    body: Object.fromEntries(
      Object.entries(SWITCH_WORDS).map(([name, words]) => [name, optional(anyOf(words))]),
    ),
    answer: objectAnswer(...Object.keys(DEFAULT_SWITCHES)),
    run({ mock, body }) {
      mock.setSwitches(body as Partial<Switches>);
      return mock.switches;
    },
  },
];

function nextId(taken: Iterable<string>): string {
  let largest = 0;
  for (const id of taken) largest = Math.max(largest, Number(id));
  return String(largest + 1);
}

function requireSnapshot<Snapshot>(snapshots: ReadonlyMap<string, Snapshot>, id: string): Snapshot {
  const snapshot = snapshots.get(id);
  if (snapshot !== undefined) return snapshot;
  throw new Error(`Failed to find snapshot "${id}": there is none. List them for their ids.`);
}

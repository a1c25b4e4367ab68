import {
  createHostileRemote,
  type HostileRemote,
  type RemoteWorld,
  type Scenarios,
  type StreamScenario,
} from '../../src/index.js';

/** How many rows there are. */
export interface PeopleSize {
  readonly people: number;
  readonly devices: number;
}

/** A remote with people, devices and messages. */
export function createPeopleRemote(
  { now }: RemoteWorld,
  { people, devices }: PeopleSize = { people: 13, devices: 10 },
): HostileRemote {
  return createHostileRemote({
    now,
    tables: {
      person: {
        rows: people,
        make: (id) => ({ name: `Person ${id}`, email: `p${id}@example.invalid`, team: 'red' }),
      },
      device: {
        rows: devices,
        make: (id) => ({ name: `Device ${id}`, email: '', team: 'blue' }),
      },
      message: { rows: 0, make: () => ({}) },
    },
  });
}

function tableScenario(table: string): StreamScenario<HostileRemote> {
  return {
    params: { page_size: 4 },
    keys: (remote) =>
      remote
        .table(table)
        .ids()
        .map((id) => ({ id })),
    tie: (remote) => remote.table(table).tie(),
    touch: (remote, nth) => {
      const ids = remote.table(table).ids();
      remote.table(table).update(ids[nth % ids.length] ?? 0, { team: `touched ${nth}` });
    },
    remove: (remote) => {
      const id = remote.table(table).ids().at(2) ?? 0;
      remote.table(table).remove(id);
      return { id };
    },
    spoil: (remote) => {
      const id = remote.table(table).ids().at(3) ?? 0;
      remote.table(table).update(id, { name: { not: 'a text' } });
      return { id };
    },
    ...(table === 'person' && {
      fill: (remote, rows) => {
        while (remote.table(table).size < rows)
          remote.table(table).insert({ name: 'Filled', email: '', team: 'red' });
      },
    }),
  };
}

const ADA = { name: 'Ada', email: 'ada@example.invalid', team: 'red' };

/** Everything that the kit can judge. */
export const SCENARIOS: Scenarios<HostileRemote> = {
  streams: { person: tableScenario('person'), device: tableScenario('device') },
  actions: {
    'add-person': {
      input: () => ADA,
      landed: (remote) => countOf(remote, 'person', { email: ADA.email }),
      inputs: () => [
        ADA,
        { ...ADA, name: '', email: 'nobody@example.invalid' },
        { ...ADA, email: 'b@example.invalid' },
      ],
    },
    'add-device': {
      input: () => ({ name: 'Laptop' }),
      landed: (remote) => countOf(remote, 'device', { name: 'Laptop' }),
    },
    'set-email': {
      input: () => ({ personId: '3', email: 'new@example.invalid' }),
      landed: (remote) => countOf(remote, 'person', { email: 'new@example.invalid' }),
    },
    notify: { input: () => ({ text: 'Hello' }), landed: (remote) => remote.table('message').size },
    'find-person': { input: () => ({ email: 'p4@example.invalid' }), landed: () => 0 },
  },
  triggers: {
    'person-hired': {
      happen: (remote, nth) => remote.events.happen('hired', { id: nth, name: `New ${nth}` }),
      deliver: (remote, nth, target) => remote.events.deliver('hired', nth, target),
      subscriptions: (remote) => remote.events.subscriptions,
    },
    'person-left': { happen: (remote, nth) => remote.events.happen('left', { id: nth, name: `Old ${nth}` }) },
  },
  rotation: { expire: (remote) => remote.login.expire() },
  upgrades: [
    {
      what: 'config',
      fromVersion: 1,
      value: { baseUrl: 'https://hostile.invalid', token: 'an-old-token' },
      becomes: { baseUrl: 'https://hostile.invalid', refreshToken: 'an-old-token' },
    },
    {
      what: 'state',
      fromVersion: 1,
      stream: 'person',
      value: { at: '2026-01-01T00:00:00Z', id: 7 },
      becomes: { updated: '2026-01-01T00:00:00Z', id: 7 },
    },
  ],
};

function countOf(remote: HostileRemote, table: string, match: { readonly [field: string]: string }): number {
  return remote.table(table).bounds({ match }).count;
}

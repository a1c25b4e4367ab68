import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import type { KitOptions, StreamScenario, TestRemote } from '@onlink/testkit';
import { testConnector } from '@onlink/testkit/vitest';
import plugin from '../../src/index.js';
import { TRIGGER_SCENARIOS } from '../trigger-scenarios.js';

/** The mock as the kit sees a remote. */
interface MockRemote extends TestRemote {
  readonly mock: NetsuiteMock;
}

const EMPLOYEES = 23;

const options: KitOptions<MockRemote> = {
  remote: ({ now }) => {
    const mock = createNetsuiteMock({ employees: EMPLOYEES, seed: 7, now });
    return {
      mock,
      config: { ...mock.credentials },
      fetch: (request) => mock.fetch(request),
      writes: () => 0,
    };
  },
  scenarios: {
    streams: Object.fromEntries(
      ['employee', 'department', 'location', 'classification', 'subsidiary'].map((name) => [
        name,
        scenarioOf(name),
      ]),
    ),
    triggers: TRIGGER_SCENARIOS,
  },
};

testConnector(plugin, options);

function scenarioOf(table: string): StreamScenario<MockRemote> {
  return {
    params: { page_size: '5' },
    keys: ({ mock }) => mock.store.ids(table).map((id) => ({ id: String(id) })),
    tie: ({ mock }) => {
      for (const id of mock.store.ids(table))
        mock.store.update(table, id, { lastmodifieddate: 1_700_000_000 });
    },
    touch: ({ mock }, nth) => {
      const ids = mock.store.ids(table);
      mock.store.update(table, ids[nth % ids.length] ?? 0, { isinactive: nth % 2 === 0 ? 'T' : 'F' });
    },
    remove: ({ mock }) => {
      const id = mock.store.ids(table).at(-2) ?? 0;
      mock.store.delete(table, id);
      return { id: String(id) };
    },
    spoil: ({ mock }) => {
      const id = mock.store.ids(table).at(1) ?? 0;
      mock.store.update(table, id, { isinactive: 'X' });
      return { id: String(id) };
    },
    ...(table === 'employee' && {
      fill: ({ mock }, rows) => {
        for (let nth = mock.store.count(table); nth < rows; nth += 1)
          mock.store.insert(table, { entityid: `Filled ${nth}`, isinactive: 'F' });
      },
    }),
  };
}

import { createNetsuiteMock } from '@onlink/netsuite-mock';
import type { KitOptions } from '@onlink/testkit';
import { testConnector } from '@onlink/testkit/vitest';
import plugin from '../../src/index.js';
import { ACTION_SCENARIOS, type MockRemote, mockRemote } from '../action-scenarios.js';
import { TRIGGER_SCENARIOS } from '../trigger-scenarios.js';
import { STREAM_SCENARIOS, skippedOf } from './stream-scenarios.js';

/** Few of everything: each stream is read some hundred times, and each read asks page by page. */
const ROWS = {
  // The kit's exchange holds nothing back, where a host's does.
  concurrencyLimit: 100,
  employees: 11,
  rows: {
    vendors: 8,
    customers: 8,
    contacts: 8,
    jobs: 8,
    items: 8,
    purchaseOrders: 6,
    expenseReports: 3,
    journalEntries: 3,
    assets: 5,
  },
} as const;

/** A connection as the first version of the connector stored it. */
const VERSION_1 = {
  accountId: '1234567_SB1',
  consumerKey: 'a',
  consumerSecret: 'b',
  tokenId: 'c',
  tokenSecret: 'd',
  baseUrl: 'https://proxy.invalid',
};

const options: KitOptions<MockRemote> = {
  remote: ({ now }) => mockRemote(createNetsuiteMock({ ...ROWS, seed: 7, now })),
  scenarios: {
    upgrades: [{ what: 'config', fromVersion: 1, value: VERSION_1, becomes: { ...VERSION_1, auth: 'tba' } }],
    actions: ACTION_SCENARIOS,
    streams: STREAM_SCENARIOS,
    triggers: TRIGGER_SCENARIOS,
  },
  skip: skippedOf(),
};

testConnector(plugin, options);

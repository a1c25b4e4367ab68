import { readFileSync } from 'node:fs';
import type { Manifest } from '@onlink/core';
import { testConnector } from '@onlink/testkit/vitest';
import plugin from '../src/index.js';
import { sampleActionScenario } from './actions/sample-action.js'; // @each action
import { createMock } from './mock/create-mock.js';
import { streamScenario } from './stream-scenario.js'; // @if streams

const built = new URL('../dist/manifest.json', import.meta.url);

// Every rule of the contract kit. A rule that cannot hold is named in `skip`, with a reason.
testConnector(plugin, {
  remote: createMock,
  manifestFile: JSON.parse(readFileSync(built, 'utf8')) as Manifest,
  scenarios: {
    streams: {
      sampleRecord: streamScenario('sampleRecord'), // @each stream
    },
    actions: {
      sampleAction: sampleActionScenario, // @each action
    },
  },
});

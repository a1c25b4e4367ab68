import { defineConnector, definePlugin } from '@onlink/core/define';
import { expect, it } from 'vitest';
import { judgeRule } from '../../src/kit/judge-connector.js';
import { createPeopleRemote, SCENARIOS } from '../reference/people-remote.js';
import { REFERENCE } from '../reference/reference-connector.js';
import { ruleOf } from '../rule-of.js';

it('reads the many rows that a scenario fills in by the params that it gives for that', {
  timeout: 60_000,
}, async () => {
  const pageSizes = new Set<unknown>();
  const plugin = definePlugin(
    defineConnector({
      ...REFERENCE,
      source: {
        plan: (...args) => REFERENCE.source!.plan(...args),
        read(client, request, call) {
          if (request.stream.name === 'person') pageSizes.add(request.params?.['page_size']);
          return REFERENCE.source!.read(client, request, call);
        },
      },
    }),
  );
  const { device, person } = SCENARIOS.streams ?? {};
  if (device === undefined || person === undefined) throw new Error('The reference has both.');
  const streams = { device, person: { ...person, fillParams: { page_size: 1_000 } } };
  await judgeRule(ruleOf('bounded-memory'), plugin, {
    remote: createPeopleRemote,
    scenarios: { ...SCENARIOS, streams },
  });
  expect([...pageSizes]).toEqual([1_000]);
});

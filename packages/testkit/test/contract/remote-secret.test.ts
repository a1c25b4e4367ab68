import { defineConnector, definePlugin } from '@onlink/core/define';
import { expect, it } from 'vitest';
import type { HostileRemote, TriggerScenario } from '../../src/index.js';
import { judgeRule } from '../../src/kit/judge-connector.js';
import { createPeopleRemote, SCENARIOS } from '../reference/people-remote.js';
import { REFERENCE } from '../reference/reference-connector.js';
import { withRemoteSecret } from '../reference/remote-secret.js';
import { TRIGGERS } from '../reference/triggers.js';
import { ruleOf } from '../rule-of.js';

const hired = {
  ...TRIGGERS['person-hired'],
  ...withRemoteSecret(({ id, secret }) => ({ handle: { id }, secret })),
};
const plugin = definePlugin(
  defineConnector({ ...REFERENCE, triggers: { ...TRIGGERS, 'person-hired': hired } }),
);

const scenario = SCENARIOS.triggers?.['person-hired'];

it('takes the secret that the remote made for the one by which webhooks are proved', {
  timeout: 60_000,
}, async () => {
  const signedWith = new Set<string>();
  const told: TriggerScenario<HostileRemote> = {
    happen: (remote, nth) => scenario?.happen(remote, nth),
    subscriptions: (remote) => remote.events.subscriptions,
    deliver: (remote, nth, target) => {
      signedWith.add(target.secret);
      return remote.events.deliver('hired', nth, target);
    },
  };
  const triggers = { ...SCENARIOS.triggers, 'person-hired': told };
  const options = { remote: createPeopleRemote, scenarios: { ...SCENARIOS, triggers } };
  await judgeRule(ruleOf('webhook-proof'), plugin, options);
  expect([...signedWith]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  await judgeRule(ruleOf('subscribes'), plugin, options);
  await judgeRule(ruleOf('no-secret-leaks'), plugin, options);
});

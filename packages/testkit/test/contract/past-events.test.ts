import type { Json } from '@onlink/core';
import { defineConnector, definePlugin } from '@onlink/core/define';
import { describe, expect, it } from 'vitest';
import type { HostileRemote, RemoteWorld } from '../../src/index.js';
import { judgeRule } from '../../src/kit/judge-connector.js';
import { createPeopleRemote, SCENARIOS } from '../reference/people-remote.js';
import { REFERENCE } from '../reference/reference-connector.js';
import { TRIGGERS } from '../reference/triggers.js';
import { ruleOf } from '../rule-of.js';

/** A remote where people left long before the kit began. */
function createOldRemote({ now }: RemoteWorld): HostileRemote {
  let agoMs = 86_400_000;
  const remote = createPeopleRemote({ now: () => now() - agoMs });
  for (let nth = 1; nth <= 5; nth += 1) remote.events.happen('left', { id: 900 + nth, name: `Old ${nth}` });
  agoMs = 0;
  return remote;
}

it.each(['one-event', 'poll-crash'])('"%s" takes no happening of the past for an event', async (id) => {
  const plugin = definePlugin(defineConnector(REFERENCE));
  await judgeRule(ruleOf(id), plugin, { remote: createOldRemote, scenarios: SCENARIOS });
});

describe('a sweep that finds more than the webhooks told', () => {
  const hired = TRIGGERS['person-hired'];
  const pluginWith = (isExtra: (request: { readonly state?: Json }) => boolean) =>
    definePlugin(
      defineConnector({
        ...REFERENCE,
        triggers: {
          ...TRIGGERS,
          'person-hired': {
            ...hired,
            async *sweep(client, request, call) {
              const at = new Date(call.clock.now()).toISOString();
              if (isExtra(request))
                yield { kind: 'event', event: { id: 'one-more', at, data: { id: 0, name: '' } } };
              yield* hired.sweep?.(client, request, call) ?? [];
            },
          },
        },
      }),
    );

  it('is told by the count of its events', async () => {
    const options = { remote: createPeopleRemote, scenarios: SCENARIOS };
    await expect(
      judgeRule(
        ruleOf('one-event'),
        pluginWith(({ state }) => state === undefined),
        options,
      ),
    ).rejects.toThrow(/after 3 happenings: it gives 4 events with ids of their own by sweep/);
  });
  it('is found where it never comes to an end', { timeout: 60_000 }, async () => {
    const options = { remote: createPeopleRemote, scenarios: SCENARIOS };
    await expect(
      judgeRule(
        ruleOf('one-event'),
        pluginWith(() => true),
        options,
      ),
    ).rejects.toThrow(/trigger "person-hired" has more events at every poll, and nothing happens/);
  });
});

import { createSecret, type Occurrence, type RawRequest } from '@onlink/core';
import { assertOccurrence, verifyWebhook } from '@onlink/runtime';
import type { KitContext, Named } from '../context.js';
import type { TestRemote, TriggerScenario } from '../options.js';
import { nameOf, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { deliveryOf, HOOK, paramsOf, pollToEnd, subscribeTo, targetOf, triggerOf } from '../triggering.js';

type Trigger = Named<TriggerScenario<TestRemote>>;

/** A rule over each trigger of a kind. */
function triggerRule(
  rule: Pick<Rule, 'id' | 'title' | 'mend'> & {
    readonly of: (context: KitContext, trigger: Trigger) => boolean;
    readonly without: string;
    readonly judge: (subject: Subject, trigger: Trigger, context: KitContext) => Promise<string | undefined>;
  },
): Rule {
  const { id, title, mend, of, without, judge } = rule;
  const judged = (context: KitContext) => context.triggers.filter((trigger) => of(context, trigger));
  return {
    id,
    title,
    mend,
    over: 'trigger',
    appliesNot: (context) => (judged(context).length === 0 ? without : undefined),
    async judge(context) {
      for (const trigger of judged(context)) {
        const seen = await judge(await context.open(), trigger, context);
        if (seen !== undefined) return `trigger "${trigger.name}", ${seen}`;
      }
      return undefined;
    },
  };
}

const isWebhook = ({ plugin }: KitContext, { name }: Trigger): boolean =>
  plugin.manifest.triggers[name]?.kind === 'webhook';

/** Whether a trigger looks for what happened: by poll, or by a sweep. */
function canPoll(subject: Subject, name: string): boolean {
  const trigger = triggerOf(subject, name);
  return trigger.kind === 'poll' || trigger.sweep !== undefined;
}

const HAPPENINGS = 3;

/** Lets it happen a few times, a minute apart. */
function letHappen({ remote, clock }: Subject, { scenario }: Trigger, from = 1): void {
  for (let nth = from; nth < from + HAPPENINGS; nth += 1) {
    clock.advance(60_000);
    scenario.happen(remote, nth);
  }
  clock.advance(60_000);
}

const ids = (events: readonly Occurrence<unknown>[]): string[] =>
  [...new Set(events.map(({ id }) => id))].sort();

/** The ids of what happened, as one way of learning of it gives them. */
interface Way {
  readonly by: string;
  readonly ids: readonly string[];
}

const ONE_EVENT = triggerRule({
  id: 'one-event',
  title: 'gives one happening one id, by webhook, by webhook again, by poll and by sweep',
  mend: 'Make the id from what happened alone (its record, kind and moment over there), the same way in parse, poll and sweep',
  of: () => true,
  without: 'it has no triggers',
  async judge(subject, trigger, context) {
    const sinceAt = subject.clock.now();
    letHappen(subject, trigger);
    const ways: Way[] = [];
    if (isWebhook(context, trigger)) {
      const params = await paramsOf(subject, trigger);
      for (const by of ['webhook', 'webhook again']) {
        const events: Occurrence<unknown>[] = [];
        for (let nth = 1; nth <= HAPPENINGS; nth += 1)
          events.push(...parsed(subject, trigger, { nth, params }));
        ways.push({ by, ids: ids(events) });
      }
    }
    if (canPoll(subject, trigger.name)) {
      const polled = await pollToEnd(subject, trigger, { sinceAt });
      ways.push({ by: isWebhook(context, trigger) ? 'sweep' : 'poll', ids: ids(polled.events) });
      const { state } = polled;
      const again = await pollToEnd(await subject.reopen(), trigger, {
        sinceAt,
        ...(state !== undefined && { state }),
      });
      const isNew = again.events.find(({ id }) => !polled.events.some((event) => event.id === id));
      if (isNew !== undefined) return `polled again: it gives an event that is new by its id "${isNew.id}"`;
    }
    return differenceOf(ways);
  },
});

function differenceOf(ways: readonly Way[]): string | undefined {
  const miscounted = ways.find((way) => way.ids.length !== HAPPENINGS);
  if (miscounted !== undefined || ways.length === 0)
    return `after ${HAPPENINGS} happenings: it gives ${miscounted?.ids.length ?? 0} events with ids of their own by ${miscounted?.by ?? 'any way'}`;
  const [first, ...others] = ways;
  for (const { by, ids: found } of others) {
    const strange = found.find((id) => first?.ids.includes(id) !== true);
    if (strange !== undefined)
      return `one happening has several ids: "${first?.ids[0] ?? ''}" by ${first?.by ?? ''}, and "${strange}" by ${by}`;
  }
  return undefined;
}

function parsed(
  subject: Subject,
  trigger: Trigger,
  { nth, params }: { readonly nth: number; readonly params: unknown },
): readonly Occurrence<unknown>[] {
  const declared = triggerOf(subject, trigger.name);
  if (declared.kind !== 'webhook') return [];
  const events = declared.parse(deliveryOf(subject, trigger, { nth }), params);
  for (const event of events)
    assertOccurrence({ connectorId: subject.manifest.id, name: trigger.name }, event);
  return events;
}

const NOTHING_OLDER = triggerRule({
  id: 'nothing-older',
  title: 'begins with what happens from its start on',
  mend: 'In the first poll ask the remote for what happened since request.sinceAt, and give nothing older',
  of: () => true,
  without: 'it has no triggers',
  async judge(subject, trigger) {
    if (!canPoll(subject, trigger.name)) return undefined;
    letHappen(subject, trigger);
    subject.clock.advance(3_600_000);
    const sinceAt = subject.clock.now();
    letHappen(subject, trigger, 1 + HAPPENINGS);
    const { events } = await pollToEnd(subject, trigger, { sinceAt });
    const older = events.find(({ at }) => Date.parse(at) < sinceAt);
    if (older !== undefined)
      return `started after ${HAPPENINGS} happenings: it gives "${older.id}" of ${older.at}, which is older`;
    return ids(events).length === HAPPENINGS
      ? undefined
      : `started between happenings: it gives ${ids(events).length} of ${HAPPENINGS} events`;
  },
});

const POLL_CRASH = triggerRule({
  id: 'poll-crash',
  title: 'loses no event when the process ends after any item of a poll',
  mend: 'Yield a checkpoint only after the events that it covers, with cursor and key together in its state',
  of: () => true,
  without: 'it has no triggers',
  async judge(subject, trigger, context) {
    if (!canPoll(subject, trigger.name)) return undefined;
    // Every remote of the kit begins at the same instant.
    const sinceAt = subject.clock.now();
    letHappen(subject, trigger);
    const whole = await pollToEnd(subject, trigger, { sinceAt });
    for (let crashAfter = 1; crashAfter <= whole.pulled; crashAfter += 1) {
      const other = await context.open();
      letHappen(other, trigger);
      const { events } = await pollToEnd(other, trigger, { sinceAt, crashAfter });
      const lost = ids(whole.events).length - ids(events).length;
      if (lost > 0)
        return `after a crash at item ${crashAfter} of ${whole.pulled}: ${lost} events never came`;
    }
    return undefined;
  },
});

const PROOF = triggerRule({
  id: 'webhook-proof',
  title: 'accepts a webhook only from who knows the secret',
  mend: 'Describe in "schemes" what the remote really signs, the raw body above all; use "custom" only where no scheme can say it',
  of: isWebhook,
  without: 'it has no webhooks',
  async judge(subject, trigger) {
    letHappen(subject, trigger);
    const declared = triggerOf(subject, trigger.name);
    if (declared.kind !== 'webhook') return undefined;
    const verdict = (raw: RawRequest, secret: string): string =>
      verifyWebhook(declared, raw, { secrets: [createSecret(secret)], now: subject.clock.now() }).kind;
    const target = await targetOf(subject, trigger);
    const genuine = deliveryOf(subject, trigger, { nth: 1, target });
    if (verdict(genuine, target.secret) !== 'accepted')
      return 'told of a happening: the genuine webhook is refused';
    if (verdict(genuine, `${target.secret}-another`) === 'accepted')
      return 'signed with another secret: the webhook is accepted';
    const bare = {
      ...genuine,
      headers: { 'content-type': 'application/json' },
      url: new URL(genuine.url, HOOK.url).pathname,
    };
    if (verdict(bare, target.secret) === 'accepted') return 'without any proof: the webhook is accepted';
    const isSigned = declared.schemes.some(({ kind }) => kind === 'hmac' || kind === 'custom');
    const changed = {
      ...genuine,
      body: new TextEncoder().encode(`${new TextDecoder().decode(genuine.body)} `),
    };
    return isSigned && verdict(changed, target.secret) === 'accepted'
      ? 'with a changed body: the webhook is accepted'
      : undefined;
  },
});

const NONSENSE: readonly string[] = ['', '{', 'null', '[]', '{"id":{}}', '<html></html>', '\u0000'];

const PARSE = triggerRule({
  id: 'parse-is-pure',
  title: 'reads a webhook the same way each time, sends nothing for that, and survives nonsense',
  mend: 'Let parse look at the raw request and the params alone, and give no events or throw a fault for what it does not know',
  of: isWebhook,
  without: 'it has no webhooks',
  async judge(subject, trigger) {
    letHappen(subject, trigger);
    const declared = triggerOf(subject, trigger.name);
    if (declared.kind !== 'webhook') return undefined;
    const genuine = deliveryOf(subject, trigger, { nth: 1 });
    const params = await paramsOf(subject, trigger);
    const requestsBefore = subject.hostile.requests;
    const [first, second] = [
      JSON.stringify(declared.parse(genuine, params)),
      JSON.stringify(declared.parse(genuine, params)),
    ];
    if (first !== second) return 'parsed twice: the events differ';
    if (subject.hostile.requests > requestsBefore) return 'parsed: it sent a request';
    for (const text of NONSENSE) {
      try {
        if (declared.parse({ ...genuine, body: new TextEncoder().encode(text) }, params).length > 0)
          return `given the body ${JSON.stringify(text)}: it gives an event`;
      } catch (thrown) {
        if (!isBranded(thrown)) return `given the body ${JSON.stringify(text)}: it threw ${nameOf(thrown)}`;
      }
    }
    return undefined;
  },
});

function isBranded(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'blame' in thrown && 'code' in thrown;
}

const SUBSCRIBES = triggerRule({
  id: 'subscribes',
  title: 'subscribes with the remote, and ends that again',
  mend: 'Let subscribe give a handle by which unsubscribe finds what it has to end, and beside it, never in it, the secret that the remote made',
  of: (context, trigger) => isWebhook(context, trigger) && trigger.scenario.subscriptions !== undefined,
  without: 'no scenario has "subscriptions"',
  async judge(subject, trigger) {
    const declared = triggerOf(subject, trigger.name);
    if (declared.kind !== 'webhook' || declared.subscribe === undefined) return undefined;
    const count = (): number => trigger.scenario.subscriptions?.(subject.remote) ?? 0;
    const before = count();
    const { handle, secret } = await subscribeTo(subject, trigger, declared.subscribe.bind(declared));
    if (count() !== before + 1) return `subscribed: the remote has ${count() - before} more subscriptions`;
    if (declared.secretFrom === 'remote' && !secret)
      return 'subscribed: it does not give the secret back that it says the remote makes';
    if (declared.secretFrom !== 'remote' && secret !== undefined)
      return 'subscribed: it gives a secret back although it says that the host makes it';
    const kept = JSON.stringify(handle);
    if ([HOOK.secret, secret].some((text) => text && kept.includes(JSON.stringify(text).slice(1, -1))))
      return 'subscribed: the handle holds the secret';
    const next = await subject.reopen();
    const again = triggerOf(next, trigger.name);
    if (again.kind !== 'webhook') return undefined;
    await again.unsubscribe?.(next.client, JSON.parse(kept), next.call());
    return count() === before ? undefined : 'unsubscribed: the remote goes on telling';
  },
});

/** What a connector tells of by itself. */
export const TRIGGER_RULES: readonly Rule[] = [
  ONE_EVENT,
  NOTHING_OLDER,
  POLL_CRASH,
  PROOF,
  PARSE,
  SUBSCRIBES,
];

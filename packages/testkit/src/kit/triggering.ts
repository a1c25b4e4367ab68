import {
  createSecret,
  type Json,
  type Occurrence,
  type RawRequest,
  type Subscription,
  type WebhookTrigger,
} from '@onlink/core';
import { type PolledBatch, pollOnce, validateValue } from '@onlink/runtime';
import type { Named } from './context.js';
import type { TestRemote, TriggerScenario, WebhookTarget } from './options.js';
import type { Subject } from './subject.js';

/** Where the kit has webhooks sent. */
export const HOOK: WebhookTarget = {
  url: 'https://hooks.invalid/onlink/1',
  secret: 'kit-webhook-secret-1f0c9a',
};

type Trigger = Named<TriggerScenario<TestRemote>>;

/** What a series of polls gave. */
export interface Polled {
  /** In the order of their commits, those that came twice twice. */
  readonly events: readonly Occurrence<unknown>[];
  readonly state: Json | undefined;
  /** How many items were pulled, checkpoints among them. */
  readonly pulled: number;
}

/** How to poll. */
export interface Polling {
  readonly state?: Json;
  /** Nothing older is an event, in epoch milliseconds. */
  readonly sinceAt: number;
  /** Ends the process after so many items, once. */
  readonly crashAfter?: number;
}

/** More polls than a few happenings take. */
const MOST_POLLS = 1_000;

class Crash extends Error {}

/** Polls or sweeps by the runtime's own loop until nothing new comes. After a crash all but the last checkpoint is lost. */
export async function pollToEnd(
  first: Subject,
  { name, scenario }: Trigger,
  { state: from, sinceAt, crashAfter }: Polling,
): Promise<Polled> {
  let subject = first;
  let state = from;
  let pulled = 0;
  const events: Occurrence<unknown>[] = [];
  const params = await paramsOf(subject, { name, scenario });
  const commit = async (batch: PolledBatch): Promise<void> => {
    events.push(...batch.events);
    state = JSON.parse(JSON.stringify(batch.state)) as Json;
  };
  for (let idle = false, polls = 1; !idle; polls += 1) {
    if (polls > MOST_POLLS)
      throw new Error(`trigger "${name}" has more events at every poll, and nothing happens`);
    const trigger = triggerOf(subject, name);
    const before = events.length;
    try {
      await pollOnce({
        connectorId: subject.manifest.id,
        name,
        trigger: tapped(trigger, () => {
          pulled += 1;
          if (pulled === crashAfter) throw new Crash();
        }),
        client: subject.client,
        params,
        sinceAt,
        call: subject.call(),
        commit,
        ...(state !== undefined && { state }),
      });
      idle = events.length === before;
    } catch (thrown) {
      if (!(thrown instanceof Crash)) throw thrown;
      subject = await subject.reopen();
    }
  }
  return { events, state, pulled };
}

type AnyTrigger = NonNullable<NonNullable<Subject['connector']['triggers']>[string]>;

/** The trigger as the connector has it. */
export function triggerOf({ connector }: Subject, name: string): AnyTrigger {
  const trigger = connector.triggers?.[name];
  if (trigger === undefined)
    throw new Error(`Failed to find trigger "${name}": the connector has none of that name.`);
  return trigger;
}

/** The scenario's params, validated by the trigger's own schema. */
export async function paramsOf(subject: Subject, { name, scenario }: Trigger): Promise<unknown> {
  const checked = await validateValue(
    triggerOf(subject, name).params,
    scenario.params ?? {},
    `params of "${name}"`,
  );
  if (checked.kind === 'refused') throw checked.fault;
  return checked.value;
}

/** Subscribes as a host does, and takes note of both secrets. */
export async function subscribeTo(
  subject: Subject,
  trigger: Trigger,
  subscribe: NonNullable<WebhookTrigger<unknown, unknown, unknown>['subscribe']>,
): Promise<Subscription> {
  const params = await paramsOf(subject, trigger);
  subject.addSecret(HOOK.secret);
  const request = { params, url: HOOK.url, secret: createSecret(HOOK.secret) };
  const subscription = await subscribe(subject.client, request, subject.call());
  if (subscription.secret !== undefined) subject.addSecret(subscription.secret);
  return subscription;
}

/** Where webhooks of a trigger go, with the secret that proves them: where the remote makes it, it must be asked first. */
export async function targetOf(subject: Subject, trigger: Trigger): Promise<WebhookTarget> {
  const declared = triggerOf(subject, trigger.name);
  if (declared.kind !== 'webhook' || declared.secretFrom !== 'remote') return HOOK;
  if (declared.subscribe === undefined) return HOOK;
  const { secret = HOOK.secret } = await subscribeTo(subject, trigger, declared.subscribe.bind(declared));
  return { url: HOOK.url, secret };
}

/** The webhook by which the remote tells of the `nth` happening. */
export function deliveryOf(
  { remote }: Subject,
  { name, scenario }: Trigger,
  { nth, target = HOOK }: { readonly nth: number; readonly target?: WebhookTarget },
): RawRequest {
  if (scenario.deliver === undefined)
    throw new Error(`Failed to deliver a webhook of "${name}": its scenario has no "deliver". Add it.`);
  return scenario.deliver(remote, nth, target);
}

/** The same trigger, each item told before it is passed on; a process that ends says goodbye to nobody. */
function tapped(trigger: AnyTrigger, onItem: () => void): AnyTrigger {
  type Poll = Extract<AnyTrigger, { kind: 'poll' }>['poll'];
  const tap = (poll: Poll): Poll =>
    async function* (...args) {
      const items = poll(...args)[Symbol.asyncIterator]();
      for (let next = await items.next(); next.done !== true; next = await items.next()) {
        onItem();
        yield next.value;
      }
    };
  if (trigger.kind === 'poll') return { ...trigger, poll: tap(trigger.poll.bind(trigger)) };
  const { sweep } = trigger;
  return sweep === undefined ? trigger : { ...trigger, sweep: tap(sweep.bind(trigger)) };
}

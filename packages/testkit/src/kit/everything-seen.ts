import { createHash } from 'node:crypto';
import { type Fault, faultToJson, isFault } from '@onlink/core';
import type { KitContext, Named } from './context.js';
import type { ActionScenario, TestRemote, TriggerScenario } from './options.js';
import { readStream } from './reading.js';
import { runToEnd } from './running.js';
import type { Subject } from './subject.js';
import { deliveryOf, HOOK, paramsOf, pollToEnd, subscribeTo } from './triggering.js';

/** A text that a host may log, store or show, and where it stood. */
export interface Seen {
  readonly where: string;
  readonly text: string;
}

/** Uses all of a connector, whatever fails, and collects everything that came out of it. */
export async function everythingSeen(context: KitContext, subject: Subject): Promise<readonly Seen[]> {
  const seen: Seen[] = [{ where: 'the manifest', text: JSON.stringify(subject.manifest) }];
  const add = (where: string, value: unknown): void =>
    void seen.push({ where, text: JSON.stringify(value) ?? '' });
  const tried = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      seen.push(...thrownTexts(thrown));
    }
  };
  await tried(async () => {
    for await (const item of subject.connector.check(subject.client, subject.call())) {
      add(`check "${item.id}"`, item);
      if (item.fault !== undefined) seen.push(...thrownTexts(item.fault));
    }
  });
  await tried(async () => {
    for await (const stream of subject.connector.discover?.(subject.client, {}, subject.call()) ?? [])
      add(`stream "${stream.name}" as discovered`, stream);
  });
  for (const { name, scenario } of context.streams) {
    await tried(async () => {
      await readStream(subject, {
        stream: await subject.stream(name),
        params: scenario.params ?? {},
        onEvent: (event) => {
          add(`an event "${event.kind}" of stream "${name}"`, event);
          if (event.kind === 'notice') seen.push(...thrownTexts(event.fault));
        },
      });
    });
  }
  for (const action of context.actions) await tried(() => seeAction(subject, action, add));
  for (const trigger of context.triggers) {
    await tried(() => seeSubscription(subject, trigger, add));
    await tried(() => seeTrigger(subject, trigger, add));
  }
  seen.push({ where: 'the log', text: JSON.stringify(subject.log.events) });
  seen.push({ where: 'what it learned of limits', text: JSON.stringify(subject.traffic.budget.learned) });
  return seen;
}

type Add = (where: string, value: unknown) => void;

async function seeAction(
  subject: Subject,
  { name, scenario }: Named<ActionScenario<TestRemote>>,
  add: Add,
): Promise<void> {
  const { options } = subject.connector.actions?.[name] ?? {};
  for (const [field, load] of Object.entries(options ?? {}))
    add(`the choices of "${field}"`, await load(subject.client, { partial: {} }, subject.call()));
  const { result, saved } = await runToEnd(subject, {
    name,
    input: scenario.input(subject.remote),
    maxAttempts: 1,
  });
  add(`what action "${name}" gives`, result);
  add(`the state of action "${name}"`, saved);
  if ('fault' in result) {
    for (const { where, text } of thrownTexts(result.fault)) add(`${where} of action "${name}"`, text);
  }
}

async function seeSubscription(
  subject: Subject,
  { name, scenario }: Named<TriggerScenario<TestRemote>>,
  add: Add,
): Promise<void> {
  const trigger = subject.connector.triggers?.[name];
  if (trigger?.kind !== 'webhook' || trigger.subscribe === undefined) return;
  const { handle } = await subscribeTo(subject, { name, scenario }, trigger.subscribe.bind(trigger));
  add(`the handle of a subscription to trigger "${name}"`, handle);
  await trigger.unsubscribe?.(subject.client, handle, subject.call());
}

async function seeTrigger(
  subject: Subject,
  { name, scenario }: Named<TriggerScenario<TestRemote>>,
  add: Add,
): Promise<void> {
  const trigger = subject.connector.triggers?.[name];
  if (trigger === undefined) return;
  const sinceAt = subject.clock.now();
  scenario.happen(subject.remote, 1);
  if (trigger.kind === 'webhook') {
    const params = await paramsOf(subject, { name, scenario });
    const target = { url: HOOK.url, secret: `hook-${createHash('sha256').update(name).digest('hex')}` };
    add(
      `what a webhook of trigger "${name}" means`,
      trigger.parse(deliveryOf(subject, { name, scenario }, { nth: 1, target }), params),
    );
  }
  add(`the events of trigger "${name}"`, await pollToEnd(subject, { name, scenario }, { sinceAt }));
}

function thrownTexts(thrown: unknown): Seen[] {
  const json = isFault(thrown) ? JSON.stringify(faultToJson(thrown as Fault)) : '';
  const stack =
    thrown instanceof Error
      ? `${thrown.stack ?? ''} ${String(thrown.cause ?? '')}`
      : (JSON.stringify(thrown) ?? '');
  return [
    { where: 'a fault', text: json },
    { where: 'what was thrown', text: stack },
  ];
}

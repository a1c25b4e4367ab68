import { createHash } from 'node:crypto';
import { type Action, type ItemOutcome, isFault, type JsonObject, type OptionsPage } from '@onlink/core';
import { type ActionResult, validateValue } from '@onlink/runtime';
import type { HostileFault } from '../../hostile/hostile-fetch.js';
import type { KitContext } from '../context.js';
import type { ActionScenario, TestRemote } from '../options.js';
import { nameOf, type Rule } from '../rule.js';
import { runToEnd, WORK_KEY } from '../running.js';
import type { Subject } from '../subject.js';
import { isWrite } from '../traffic.js';

/** An action on a fresh remote, with an input that succeeds. */
interface ActionAtHand {
  readonly name: string;
  readonly action: Action<unknown, unknown, unknown>;
  readonly scenario: ActionScenario<TestRemote>;
  readonly subject: Subject;
  readonly input: JsonObject;
}

async function actionAtHand(context: KitContext, name: string): Promise<ActionAtHand> {
  const subject = await context.open();
  const action = subject.connector.actions?.[name];
  const { scenario } = context.actions.find((entry) => entry.name === name) ?? {};
  if (action === undefined || scenario === undefined)
    throw new Error(`the connector or the scenarios have no action "${name}"`);
  return { name, action, scenario, subject, input: scenario.input(subject.remote) };
}

/** A rule over each action that `of` lets through. */
function actionRule(
  rule: Pick<Rule, 'id' | 'title' | 'mend'> & {
    readonly of: (
      described: KitContext['plugin']['manifest']['actions'][string],
      scenario: ActionScenario<TestRemote>,
    ) => boolean;
    readonly without: string;
    readonly judge: (context: KitContext, name: string) => Promise<string | undefined>;
  },
): Rule {
  const { id, title, mend, of, without, judge } = rule;
  const judged = ({ plugin, actions }: KitContext) =>
    actions.filter(({ name, scenario }) => {
      const described = plugin.manifest.actions[name];
      return described !== undefined && of(described, scenario);
    });
  return {
    id,
    title,
    mend,
    over: 'action',
    appliesNot: (context) => (judged(context).length === 0 ? without : undefined),
    async judge(context) {
      for (const { name } of judged(context)) {
        const seen = await judge(context, name);
        if (seen !== undefined) return `action "${name}", ${seen}`;
      }
      return undefined;
    },
  };
}

function notDone(result: ActionResult): string | undefined {
  if (result.kind === 'done') return undefined;
  return 'fault' in result
    ? `it ended "${result.kind}": ${result.fault.message}`
    : `it ended "${result.kind}"`;
}

const LANDS = actionRule({
  id: 'action-lands-once',
  title: 'does in an action what it says, once, with the output it announces',
  mend: 'Send the change once, and give an output that fits its schema',
  of: () => true,
  without: 'it has no actions',
  async judge(context, name) {
    const { subject, input, action, scenario } = await actionAtHand(context, name);
    const writesBefore = subject.remote.writes();
    const { result } = await runToEnd(subject, { name, input });
    const failed = notDone(result);
    if (failed !== undefined) return `called on a remote that has everything: ${failed}`;
    const landed = scenario.landed(subject.remote);
    if (action.effect === 'none') {
      const writes = subject.remote.writes() - writesBefore;
      return writes > 0
        ? `said to have no effect: it changed something over there (${writes} writes)`
        : undefined;
    }
    return landed === 1 ? undefined : `called once: the change is there ${landed} times`;
  },
});

/** What may happen to a request that writes, and whether it is carried out. */
const WEATHER: readonly { readonly fault: HostileFault; readonly when: string }[] = [
  { fault: { kind: 'lost-reply' }, when: 'with the reply lost' },
  { fault: { kind: 'unreachable' }, when: 'with nothing listening' },
  { fault: { kind: 'server-error', status: 503 }, when: 'answered by a 503' },
  { fault: { kind: 'cut-short' }, when: 'with a reply cut short' },
];

const LOST_REPLY = actionRule({
  id: 'lost-reply',
  title: 'leaves one change, and says so honestly, when the reply to a write is lost',
  mend: 'Let the fault of call.exchange through with its effect, never send a write again by yourself, and write "reconcile" so that it finds what landed',
  of: ({ effect }) => effect !== 'none',
  without: 'no action writes',
  async judge(context, name) {
    for (const { fault, when } of WEATHER) {
      // One request after the other is struck, until none is left to strike.
      for (let after = 0; ; after += 1) {
        const { seen, struck } = await strikeWrite(context, name, { fault, after });
        if (seen !== undefined) return `${when}: ${seen}`;
        if (!struck) break;
      }
    }
    return undefined;
  },
});

async function strikeWrite(
  context: KitContext,
  name: string,
  { fault, after }: { readonly fault: HostileFault; readonly after: number },
): Promise<{ readonly seen?: string; readonly struck: boolean }> {
  const { subject, input, scenario, action } = await actionAtHand(context, name);
  let writes = 0;
  const match = (): boolean => {
    if (isWrite()) writes += 1;
    return isWrite();
  };
  subject.hostile.arm({ fault, after, times: 1, match });
  const { result } = await runToEnd(subject, { name, input });
  const struck = writes > after;
  const landed = scenario.landed(subject.remote);
  if (landed > 1) return { seen: `the change is there ${landed} times`, struck };
  if (result.kind === 'done')
    return landed === 1 ? { struck } : { seen: 'it says done, and the change is not there', struck };
  const wrong = failedFault(result, { landed, retry: action.retry, kind: fault.kind });
  return { ...(wrong !== undefined && { seen: wrong }), struck };
}

function failedFault(
  result: ActionResult,
  {
    landed,
    retry,
    kind,
  }: { readonly landed: number; readonly retry: string; readonly kind: HostileFault['kind'] },
): string | undefined {
  if (result.kind !== 'failed') return `it ended "${result.kind}" for good`;
  const { effect, code } = result.fault;
  if (landed === 1 && effect === 'none')
    return `its fault says that nothing was changed, and the change is there (${code})`;
  // A request that never arrived can be sent again by any class, and one that looks first finds out.
  if (retry !== 'never' && (kind === 'unreachable' || kind === 'lost-reply'))
    return `it was given up (${code}: ${result.fault.message})`;
  return undefined;
}

const DRY_RUN = actionRule({
  id: 'dry-run',
  title: 'writes nothing in a dry run',
  mend: 'Where call.dryRun is set, send only requests that read, and tell in the output what would have been done',
  of: ({ effect }) => effect !== 'none',
  without: 'no action writes',
  async judge(context, name) {
    const { subject, input, scenario } = await actionAtHand(context, name);
    const writesBefore = subject.remote.writes();
    const { result } = await runToEnd(subject, { name, input, dryRun: true });
    const writes = subject.remote.writes() - writesBefore;
    if (writes > 0 || scenario.landed(subject.remote) > 0)
      return `in a dry run: it changed something over there`;
    const failed = notDone(result);
    return failed && `in a dry run: ${failed}`;
  },
});

const MANY = actionRule({
  id: 'run-many-equals-run',
  title: 'does many at once with the results of one by one',
  mend: 'Give each index one result, in runMany as in run; a refused item is a fault of that item alone',
  of: (_described, { inputs }) => inputs !== undefined,
  without: 'no scenario has "inputs"',
  async judge(context, name) {
    const { subject, action, scenario } = await actionAtHand(context, name);
    const inputs = scenario.inputs?.(subject.remote) ?? [];
    const single = await actionAtHand(context, name);
    const singleInputs = scenario.inputs?.(single.subject.remote) ?? [];
    const one = await Promise.all(
      singleInputs.map((input, index) =>
        runToEnd(single.subject, { name, input, key: keyOf(index), maxAttempts: 1 }),
      ),
    );
    if (action.runMany === undefined) return undefined;
    const values = await Promise.all(
      inputs.map(async (input) => {
        const checked = await validateValue(action.input, input, `input of "${name}"`);
        return checked.kind === 'accepted' ? checked.value : input;
      }),
    );
    const many: ItemOutcome<unknown>[] = [];
    for await (const outcome of action.runMany(subject.client, values, subject.actionCall(WORK_KEY)))
      many.push(outcome);
    return compareMany(
      many,
      one.map(({ result }) => result.kind),
    );
  },
});

function keyOf(index: number): string {
  return createHash('sha256').update(`${WORK_KEY}${index}`).digest('hex');
}

function compareMany(many: readonly ItemOutcome<unknown>[], one: readonly string[]): string | undefined {
  for (const [index, kind] of one.entries()) {
    const outcomes = many.filter((outcome) => outcome.index === index);
    const [outcome] = outcomes;
    if (outcome === undefined || outcomes.length > 1)
      return `many at once: item ${index} has ${outcomes.length} results`;
    const done = outcome.fault === undefined;
    if (!done && !isFault(outcome.fault))
      return `many at once: item ${index} failed with something that is no fault`;
    if (done !== (kind === 'done'))
      return `many at once: item ${index} ${done ? 'is done' : 'failed'}, alone it ended "${kind}"`;
  }
  const stray = many.find(({ index }) => index < 0 || index >= one.length);
  return stray && `many at once: it gives a result for item ${stray.index} of ${one.length}`;
}

/** A list that a person scrolls. */
const MOST_PAGES = 200;

const OPTIONS = actionRule({
  id: 'live-choices',
  title: 'offers live choices page by page, to the end',
  mend: 'Give each choice a value and a label, and a next page only where there is one',
  of: ({ options }) => options.length > 0,
  without: 'no action has live choices',
  async judge(context, name) {
    const { subject, action } = await actionAtHand(context, name);
    const described = context.plugin.manifest.actions[name]?.options ?? [];
    for (const field of described) {
      const load = action.options?.[field];
      if (load === undefined) return `field "${field}": it has no choices in code`;
      const fields = Object.keys(
        (context.plugin.manifest.actions[name]?.input['properties'] ?? {}) as object,
      );
      if (!fields.includes(field)) return `field "${field}": its input has no such field`;
      let page: OptionsPage['page'];
      let pages = 0;
      do {
        const loaded: OptionsPage = await load(
          subject.client,
          { partial: {}, ...(page !== undefined && { page }) },
          subject.call(),
        );
        if (loaded.items.some(({ label, value }) => label.trim() === '' || value === undefined))
          return `field "${field}": a choice has no label or no value`;
        page = loaded.page;
        pages += 1;
        if (pages > MOST_PAGES) return `field "${field}": its pages do not end`;
      } while (page !== undefined);
    }
    return undefined;
  },
});

const EFFECTS: Rule = {
  id: 'states-effects',
  title: 'says of each request whether it changes something',
  mend: 'Set "effect" of the request by what it does over there, never by its method',
  async judge(context) {
    const subjects: Subject[] = [];
    for (const { name } of context.actions) {
      const { subject, input } = await actionAtHand(context, name);
      subjects.push(subject);
      await runToEnd(subject, { name, input }).catch((thrown: unknown) => nameOf(thrown));
    }
    const silent = subjects.flatMap(({ traffic }) => traffic.silentWrites);
    return silent.length > 0
      ? `${silent[0]} changed something over there and was said to have no effect`
      : undefined;
  },
  appliesNot: ({ actions }) => (actions.length === 0 ? 'it has no actions' : undefined),
};

/** What a connector does on request. */
export const ACTION_RULES: readonly Rule[] = [LANDS, LOST_REPLY, DRY_RUN, MANY, OPTIONS, EFFECTS];

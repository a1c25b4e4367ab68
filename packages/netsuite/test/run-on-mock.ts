import { createHash } from 'node:crypto';
import type { Action, ActionCall, HttpRequest, JsonObject } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock, type NetsuiteMockOptions } from '@onlink/netsuite-mock';
import { type ActionProgress, type ActionResult, runAction, transportFault } from '@onlink/runtime';
import { createFakeCall, createFakeClock, type FakeClock } from '@onlink/testkit';
import { createClient, type NetsuiteClient } from '../src/client.js';
import { connector } from '../src/connector.js';
import { NOON_MS } from './builders.js';
import { configOf } from './mock-call.js';

/** A NetSuite and a host that share a clock. */
export interface World {
  readonly mock: NetsuiteMock;
  readonly clock: FakeClock;
  readonly client: NetsuiteClient;
  /** Calls made so far: each has its own nonces. */
  calls: number;
}

/** As few as the actions need: each of some thousand runs has a NetSuite of its own. */
const FEW = {
  ...{ vendors: 2, customers: 1, contacts: 1, jobs: 1, items: 6 },
  ...{ purchaseOrders: 1, expenseReports: 1, journalEntries: 1, assets: 1 },
};

/** Makes one, with a few rows unless told otherwise. */
export function aWorld(options: NetsuiteMockOptions = {}): World {
  const clock = createFakeClock(NOON_MS);
  const mock = createNetsuiteMock({ employees: 12, rows: FEW, seed: 7, now: () => clock.now(), ...options });
  return { mock, clock, client: createClient(configOf(mock)), calls: 0 };
}

/** What a run starts from. */
export interface RunOptions {
  readonly input: JsonObject;
  /** Tells pieces of work apart. Default `1`. */
  readonly work?: string;
  readonly dryRun?: boolean;
  /** Where an earlier process left off. */
  readonly progress?: ActionProgress;
  readonly save?: (progress: ActionProgress) => void;
  readonly onRequest?: (request: HttpRequest) => void;
}

/** A connector's action by its name. */
export function actionOf(name: string): Action<NetsuiteClient, unknown, unknown> {
  const action = connector.actions?.[name];
  if (action === undefined) throw new Error(`there is no action "${name}"`);
  return action;
}

/** A call of an action. A request that is never answered ends as if its time had run out. */
export function actionCallOn(world: World, options: Omit<RunOptions, 'input'> = {}): ActionCall {
  const { work = '1', dryRun = false, onRequest } = options;
  const { mock, clock } = world;
  world.calls += 1;
  const call = createFakeCall({
    clock,
    seed: world.calls,
    deadlineMs: 3_600_000,
    fetch: (url, init) => mock.fetch(new Request(url, init)),
  });
  return {
    ...call,
    key: createHash('sha256').update(work).digest('hex'),
    dryRun,
    async exchange(request) {
      onRequest?.(request);
      const before = stalled(mock);
      const reply = call.exchange(request);
      reply.catch(() => undefined);
      // The mock takes a request in before the promise of its answer is given back, or soon after.
      return Promise.race([reply, whenStalled(mock, before)]).then((first) => {
        if (first !== 'stalled') return first;
        throw transportFault(new DOMException('too late', 'TimeoutError'), request);
      });
    },
  };
}

/** Resolves once one more request was left without an answer; gives up with those that are answered. */
async function whenStalled(mock: NetsuiteMock, before: number): Promise<'stalled'> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (stalled(mock) > before) return 'stalled';
    await new Promise((resolve) => setImmediate(resolve));
  }
  return new Promise(() => undefined);
}

function stalled({ faults }: NetsuiteMock): number {
  return faults
    .armed()
    .filter(({ plan }) => plan.fault === 'stall')
    .reduce((sum, { fired }) => sum + fired, 0);
}

/** Runs an action as a host does, to its end: jobs and limits are waited for by moving the clock. */
export async function runOn(world: World, name: string, options: RunOptions): Promise<ActionResult> {
  let { progress } = options;
  for (let round = 0; ; round += 1) {
    const result = await runAction({
      connectorId: 'netsuite',
      name,
      action: actionOf(name) as Action<unknown, unknown, unknown>,
      client: world.client,
      input: options.input,
      ...(progress !== undefined && { progress }),
      save: async (next) => {
        progress = next;
        options.save?.(next);
      },
      createCall: () => actionCallOn(world, options),
      random: () => 0,
    });
    if (result.kind === 'done' || result.kind === 'failed' || round > 30) return result;
    world.clock.advance(result.afterMs);
  }
}

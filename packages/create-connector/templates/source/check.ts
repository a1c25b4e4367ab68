import {
  type Call,
  type CheckDescription,
  type CheckItem,
  createFault,
  type Fault,
  isFault,
} from '@onlink/core';
import { ACTIONS } from './actions.js'; // @if actions
import type { Client } from './client.js';
import { checkReading } from './reading/check-reading.js'; // @if streams
import { sendJson } from './send-json.js';
import { STREAMS } from './streams.js'; // @if streams

/** One capability: what it takes, and how to find out by a request that changes nothing. */
export interface Check extends CheckDescription {
  /** The permission or setting, in the words of the vendor's own menus. */
  readonly needs: string;
  probe(client: Client, call: Call): Promise<unknown>;
}

/** Cheapest first. The first one is the sign-in: without it the others are not tried. */
const CHECKS: readonly Check[] = [
  {
    id: 'sign-in',
    title: 'Sign in',
    needs: 'A login that Sample Vendor accepts',
    unlocks: [
      ...STREAMS.map(({ name }) => name), // @if streams
      ...Object.keys(ACTIONS), // @if actions
    ],
    probe: (client, call) =>
      sendJson(client, call, {
        method: 'GET',
        path: '/status',
        effect: 'none',
        task: { verb: 'sign in to', noun: 'server "Sample Vendor"' },
      }),
  },
  ...STREAMS.map(checkReading), // @if streams
];

/** The checks as the manifest lists them. */
export function describeChecks(): CheckDescription[] {
  return CHECKS.map(({ id, title, unlocks }) => ({ id, title, unlocks }));
}

/** Tries each capability, and reports what is wrong with it instead of throwing. */
export async function* check(client: Client, call: Call): AsyncGenerator<CheckItem> {
  let signIn: Fault | undefined;
  for (const { id, needs, probe } of CHECKS) {
    const fault = signIn === undefined ? await faultOf(() => probe(client, call)) : notTried(id, signIn);
    if (id === 'sign-in') signIn = fault;
    yield { id, needs, ...(fault !== undefined && { fault }) };
  }
}

async function faultOf(attempt: () => Promise<unknown>): Promise<Fault | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (thrown) {
    // Anything else is a defect, and a host must see it as that.
    if (!isFault(thrown)) throw thrown;
    return thrown;
  }
}

function notTried(id: string, { blame, retry }: Fault): Fault {
  return createFault({
    blame,
    scope: 'connection',
    retry,
    effect: 'none',
    code: 'sample-vendor/not-tried',
    message: `Failed to check "${id}": it was not tried, because the sign-in failed. Mend that first.`,
  });
}

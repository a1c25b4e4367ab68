import { type Call, type CheckItem, createFault, type Fault, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import { closedTable } from '../streams/discover.js';
import { employee } from '../streams/employee.js';
import { probeStream } from '../streams/probe-stream.js';
import { CHECKED_TABLES } from '../streams/stream-catalog.js';
import { CHECKS, type Check } from './check-list.js';
import { probeSignIn } from './probe-sign-in.js';

/** Tries one capability; gives what is wrong with it. */
type Trial = () => Promise<Fault | undefined>;

/**
 * Tries what the connector needs, cheapest first, by requests that read at most one row each. A capability whose
 * precondition failed is not tried, and says so.
 */
export async function* check(client: NetsuiteClient, call: Call): AsyncGenerator<CheckItem> {
  const failures = new Map<string, Fault>();
  const trials = createTrials(client, call);
  for (const item of CHECKS) {
    const blocker = item.after === undefined ? undefined : failures.get(item.after);
    const fault = blocker === undefined ? await trials.get(item.id)?.() : notTried(item, blocker);
    if (fault !== undefined) failures.set(item.id, fault);
    yield { id: item.id, needs: item.needs, ...(fault === undefined ? {} : { fault }) };
  }
}

function createTrials(client: NetsuiteClient, call: Call): ReadonlyMap<string, Trial> {
  // One request tells of three capabilities, so it is sent for the first of them only.
  const signIn = once(() => probeSignIn(client, call));
  return new Map<string, Trial>([
    ['reach', async () => (await signIn()).reach],
    ['clock', async () => (await signIn()).clock],
    ['sign-in', async () => (await signIn()).signIn],
    ['suiteql', () => faultOf(() => querySuiteql(client, call))],
    ...CHECKED_TABLES.map(({ stream }): [string, Trial] => [
      `read.${stream.name}`,
      async () => {
        const fault = await faultOf(() => probeStream(client, call, stream));
        return fault !== undefined && isClosedTable(fault) ? closedTable(fault, stream) : fault;
      },
    ]),
  ]);
}

/** A refusal of the table proves that SuiteQL itself answers. */
async function querySuiteql(client: NetsuiteClient, call: Call): Promise<void> {
  try {
    await probeStream(client, call, employee);
  } catch (thrown) {
    if (!isClosedTable(thrown)) throw thrown;
  }
}

async function faultOf(attempt: () => Promise<void>): Promise<Fault | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (thrown) {
    if (isFault(thrown)) return thrown;
    throw thrown;
  }
}

function notTried({ id, after }: Check, { blame, retry }: Fault): Fault {
  return createFault({
    blame,
    scope: 'connection',
    retry,
    effect: 'none',
    code: 'netsuite/not-tried',
    message: `Failed to check "${id}": it was not tried, because "${after}" failed. Mend that first.`,
  });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

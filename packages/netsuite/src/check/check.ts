import { type Call, type CheckItem, createFault, type Fault, isFault } from '@onlink/core';
import { isOauth2 } from '../account/config-schema.js';
import { learnConcurrency } from '../account/governance-limits.js';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import { closedTable } from '../streams/discover.js';
import { employee } from '../streams/employee.js';
import { tableOf } from '../streams/field.js';
import { CHECKED_TABLES } from '../streams/stream-catalog.js';
import { CHECKED_RECORDS, CHECKS, type Check } from './check-list.js';
import { probeSignIn } from './probe-sign-in.js';
import { closedRecord, probeRecords, probeRestlets, probeTable } from './probes.js';

/** What was found out of one capability. */
interface Finding {
  readonly fault?: Fault;
  /** What a person should know although it works. */
  readonly note?: string;
}

/** Tries one capability. */
type Trial = () => Promise<Finding>;

/**
 * Tries what the connector needs by requests that read next to nothing: the login first, then all the rest side by side, as
 * far as the budget lets them, each table and the list of record types once. A capability whose precondition failed is not
 * tried, and says so.
 */
export async function* check(client: NetsuiteClient, call: Call): AsyncGenerator<CheckItem> {
  const failures = new Map<string, Fault>();
  const trials = createTrials(client, call);
  for (const item of CHECKS) {
    const blocker = item.after === undefined ? undefined : failures.get(item.after);
    const found = blocker === undefined ? await trials.get(item.id)?.() : { fault: notTried(item, blocker) };
    if (found?.fault !== undefined) failures.set(item.id, found.fault);
    const needs = isOauth2(client.config) ? (item.needsByOauth2 ?? item.needs) : item.needs;
    yield { id: item.id, needs, ...found };
  }
}

function createTrials(client: NetsuiteClient, call: Call): ReadonlyMap<string, Trial> {
  // One request tells of three capabilities, so it is sent for the first of them only.
  const signIn = once(() => probeSignIn(client, call));
  const records = once(() =>
    probeRecords(
      client,
      call,
      CHECKED_RECORDS.map(({ type }) => type),
    ),
  );
  const restlets = once(() => faultOf(() => probeRestlets(client, call)));
  const suiteql = once(() => faultOf(() => probeTable(client, call, employee.name)));
  const tables = new Map(
    CHECKED_TABLES.map(({ stream }) => [
      stream.name,
      stream.name === employee.name
        ? suiteql
        : once(() => faultOf(() => probeTable(client, call, tableOf(stream)))),
    ]),
  );
  // They run while the first of them is told of. What is no fault is thrown where it is told of.
  const startAll = (): void => {
    for (const start of [records, restlets, ...tables.values()]) start().catch(() => {});
  };
  return new Map<string, Trial>([
    ['reach', async () => finding((await signIn()).reach)],
    [
      'clock',
      async () => {
        const { clock, clockNote: note } = await signIn();
        return { ...finding(clock), ...(note !== undefined && { note }) };
      },
    ],
    [
      'sign-in',
      async () => {
        const { signIn: fault } = await signIn();
        if (fault === undefined) await learnConcurrency(client, call);
        return finding(fault);
      },
    ],
    [
      'suiteql',
      async () => {
        const fault = await suiteql();
        // A refusal of the table proves that SuiteQL itself answers.
        if (fault !== undefined && !isClosedTable(fault)) return { fault };
        startAll();
        return {};
      },
    ],
    ['records', async () => finding((await records()).fault)],
    ['restlets', async () => finding(await restlets())],
    ...CHECKED_TABLES.map(({ stream }): [string, Trial] => [
      `read.${stream.name}`,
      async () => {
        const fault = await tables.get(stream.name)?.();
        return finding(fault !== undefined && isClosedTable(fault) ? closedTable(fault, stream) : fault);
      },
    ]),
    ...CHECKED_RECORDS.map((record): [string, Trial] => [
      `change.${record.type}`,
      async () => {
        const { visible } = await records();
        return visible.has(record.type) ? {} : { fault: closedRecord(record) };
      },
    ]),
  ]);
}

function finding(fault: Fault | undefined): Finding {
  return fault === undefined ? {} : { fault };
}

/** What an attempt failed with; a defect is no finding, and is thrown. */
async function faultOf(attempt: () => Promise<unknown>): Promise<Fault | undefined> {
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

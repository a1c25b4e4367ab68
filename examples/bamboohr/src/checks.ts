import {
  type Call,
  type CheckDescription,
  type CheckItem,
  createFault,
  type Fault,
  isFault,
} from '@onlink/core';
import type { BamboohrClient } from './client.js';
import { toSecond } from './reply.js';
import { STREAMS, TABLE_STREAMS } from './streams/catalog.js';
import { queryEmployees } from './streams/dataset.js';
import { fetchChanges } from './triggers/change-feed.js';
import { monitorableFields } from './triggers/webhook-subscription.js';

/** One capability: where it is granted, what it opens, and a request that tries it and changes nothing. */
interface Check extends CheckDescription {
  readonly needs: string;
  tryIt(client: BamboohrClient, call: Call): Promise<unknown>;
}

const ACTIONS = ['addEmployee', 'updateEmployee', 'terminateEmployee'];
const TRIGGERS = ['employeeChanged', 'employeeHired'];
const FIELD_RIGHTS =
  'Settings > Access Levels > the access level of the key’s user > What This Access Level Can See';

const SIGN_IN: Check = {
  id: 'sign-in',
  title: 'Sign in by API key',
  needs: 'your name > API Keys > Add New Key; the key’s user enabled (Settings > Access Levels)',
  unlocks: [...STREAMS.map(({ name }) => name), ...ACTIONS, ...TRIGGERS],
  tryIt: (client, call) => get(client, call, '/api/v1/meta/fields'),
};

/** Every capability, in the order in which they are tried. What may be written shows only when it is written. */
const CHECKS: readonly Check[] = [
  SIGN_IN,
  {
    id: 'employees',
    title: 'Read employees',
    needs: FIELD_RIGHTS,
    unlocks: ['employee', 'addEmployee'],
    tryIt: (client, call) =>
      queryEmployees(client, call, {
        ...{ fields: [], where: [], order: 'asc', pageSizeRows: 1 },
        task: { verb: 'read', noun: 'dataset "employee"' },
      }),
  },
  {
    id: 'changes',
    title: 'Ask who changed',
    needs: FIELD_RIGHTS,
    unlocks: ['employee', ...TRIGGERS],
    tryIt: (client, call) => fetchChanges(client, call, { since: toSecond(call.clock.now()) }),
  },
  ...TABLE_STREAMS.map(({ name, title }) => ({
    id: `table.${name}`,
    title: `Read the table "${title}"`,
    needs: `${FIELD_RIGHTS} > Job > ${title}`,
    unlocks: name === 'employmentStatus' ? [name, 'terminateEmployee'] : [name],
    // Who changed since now is nobody, or nearly so: the rights are tried and little is sent.
    tryIt: (client: BamboohrClient, call: Call) =>
      get(client, call, `/api/v1/employees/changed/tables/${name}`, [['since', toSecond(call.clock.now())]]),
  })),
  {
    id: 'webhooks',
    title: 'Set up webhooks',
    needs: `${FIELD_RIGHTS}: at least one field of employees`,
    unlocks: ['employeeChanged'],
    tryIt: monitorableFields,
  },
  {
    id: 'lists',
    title: 'Read lists of departments, locations and the like',
    needs: `${FIELD_RIGHTS}; the lists: Settings > Employee Fields`,
    unlocks: ACTIONS,
    tryIt: (client, call) => get(client, call, '/api/v1/meta/lists'),
  },
];

/** The capabilities as the manifest lists them. */
export const CHECK_DESCRIPTIONS: readonly CheckDescription[] = CHECKS.map(({ id, title, unlocks }) => ({
  ...{ id, title, unlocks },
}));

/** Tries each capability by one request. Where signing in fails, nothing else is tried: it would lock the user out. */
export async function* check(client: BamboohrClient, call: Call): AsyncGenerator<CheckItem> {
  let blocker: Fault | undefined;
  for (const item of CHECKS) {
    const fault =
      blocker === undefined ? await faultOf(() => item.tryIt(client, call)) : notTried(item, blocker);
    yield { id: item.id, needs: item.needs, ...(fault === undefined ? {} : { fault }) };
    if (item === SIGN_IN) blocker = fault;
  }
}

function get(
  client: BamboohrClient,
  call: Call,
  path: string,
  query: readonly (readonly [string, string])[] = [],
): Promise<unknown> {
  return client.read(call, { method: 'GET', path, query, task: { verb: 'read', noun: `"${path}"` } });
}

async function faultOf(attempt: () => Promise<unknown>): Promise<Fault | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (thrown) {
    if (isFault(thrown)) return thrown;
    throw thrown;
  }
}

function notTried({ id }: Check, { blame, retry }: Fault): Fault {
  return createFault({
    blame,
    scope: 'connection',
    retry,
    effect: 'none',
    code: 'bamboohr/not-tried',
    message: `Failed to check "${id}": it was not tried, because "${SIGN_IN.id}" failed. Mend that first.`,
  });
}

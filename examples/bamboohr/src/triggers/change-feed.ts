import type { Call, Json, Occurrence, PollEvent, PollRequest } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { malformedReply } from '../faults.js';
import { asList, asObject, asText, toSecond } from '../reply.js';

/** BambooHR has recorded changes since that day: https://www.bamboohr.com/api/documentation/changes.php */
export const BEGINNING_OF_CHANGES = '2011-06-05T00:00:00Z';

/** What happened to an employee. */
type ChangeKind = 'created' | 'updated' | 'deleted';

/** The last change of an employee: of several, BambooHR remembers no more than that one. */
export interface EmployeeChange {
  readonly employeeId: string;
  readonly change: ChangeKind;
  /** To the second, in UTC: `2026-01-31T12:00:00Z`. */
  readonly at: string;
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  inserted: 'created',
  updated: 'updated',
  deleted: 'deleted',
};

/** Which changes to ask for. */
export interface ChangeQuery {
  readonly since: string;
  readonly type?: 'inserted' | 'updated' | 'deleted';
}

/**
 * Who changed at or after a moment, in the order of time and employee. One request, one reply without pages.
 * Source: https://documentation.bamboohr.com/reference/get-changed-employee-ids
 */
export async function fetchChanges(
  client: BamboohrClient,
  call: Call,
  { since, type }: ChangeQuery,
): Promise<readonly EmployeeChange[]> {
  const task = { verb: 'ask for', noun: `changed employees since "${since}"` };
  const reply = await client.read(call, {
    method: 'GET',
    path: '/api/v1/employees/changed',
    query: [['since', since], ...(type === undefined ? [] : [['type', type] as const])],
    task,
  });
  const { employees } = asObject(reply);
  if (typeof employees !== 'object') throw malformedReply(task, 'the reply holds no "employees"');
  return Object.entries(asObject(employees))
    .map(([employeeId, entry]) => {
      const { action, lastChanged } = asObject(entry);
      const change = KINDS[(asText(action) ?? '').toLowerCase()];
      const atMs = Date.parse(asText(lastChanged) ?? '');
      if (change === undefined || Number.isNaN(atMs))
        throw malformedReply(task, `the entry of employee "${employeeId}" has no action or no time`);
      return { employeeId, change, at: toSecond(atMs) };
    })
    .sort((left, right) => (left.at === right.at ? compare(left, right) : left.at < right.at ? -1 : 1));
}

function compare(left: EmployeeChange, right: EmployeeChange): number {
  return Number(left.employeeId) - Number(right.employeeId);
}

/**
 * An event of a change. Its ID is made of the change alone, so that a webhook, a sweep and a poll which tell of one
 * change tell of one event.
 */
export function toOccurrence<Event>(change: EmployeeChange, data: Event): Occurrence<Event> {
  const { employeeId, change: kind, at } = change;
  return { id: `${employeeId}:${kind}:${at}`, at, order: employeeId, data };
}

const EVENTS_BETWEEN_CHECKPOINTS = 500;

/**
 * Tells of changes since the last state. BambooHR's times end at the second, so a change may follow in a second that was
 * told already: the state holds that second and who was told of in it.
 */
export async function* pollChanges<Event>(
  client: BamboohrClient,
  { state, sinceAt }: PollRequest<unknown>,
  call: Call,
  options: { readonly type?: NonNullable<ChangeQuery['type']>; toData(change: EmployeeChange): Event },
): AsyncGenerator<PollEvent<Event>> {
  const last = asObject(state);
  const since = asText(last['at']) ?? toSecond(sinceAt);
  const told = new Set(asList(last['told']).map(String));
  const { type } = options;
  const changes = await fetchChanges(client, call, { since, ...(type === undefined ? {} : { type }) });
  // The request's moment ends at the second too: what came before `sinceAt` within it is older.
  const fresh = changes.filter(
    (change) => Date.parse(change.at) >= sinceAt && !(change.at === since && told.has(keyOf(change))),
  );
  let at = since;
  for (const [index, change] of fresh.entries()) {
    if (change.at !== at) told.clear();
    at = change.at;
    told.add(keyOf(change));
    yield { kind: 'event', event: toOccurrence(change, options.toData(change)) };
    if ((index + 1) % EVENTS_BETWEEN_CHECKPOINTS === 0) yield checkpoint(at, told);
  }
  yield checkpoint(at, told);
}

function keyOf({ employeeId, change }: EmployeeChange): string {
  return `${employeeId}:${change}`;
}

function checkpoint(
  at: string,
  told: ReadonlySet<string>,
): { readonly kind: 'checkpoint'; readonly state: Json } {
  return { kind: 'checkpoint', state: { at, told: [...told] } };
}

import type { Call, Effect, HttpResponse, Json, JsonObject } from '@onlink/core';
import { createFault, isFault } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { sendRest } from '../send-rest.js';
import { recordPath } from './record-path.js';

/** One write of one record. */
export interface RecordWrite {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly type: string;
  /** Internal, or `eid:` and an external one. Absent for POST. */
  readonly id?: string;
  readonly body: JsonObject;
  readonly effect: Effect;
  readonly task: Task;
  readonly headers?: { readonly [name: string]: string };
  readonly onReply?: (response: HttpResponse) => void;
}

// NetSuite passes over a name that it does not know unless told otherwise, and a typing error would be lost.
const STRICT = { 'x-netsuite-propertynamevalidation': 'Error' };

/**
 * Writes a record. Sublists that the body names are replaced as a whole: lines without a key would be added once more by a
 * request that is repeated.
 *
 * @throws a fault; its effect is `none` where NetSuite refused
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142173.html
 */
export async function writeRecord(
  client: NetsuiteClient,
  call: Call,
  write: RecordWrite,
): Promise<HttpResponse> {
  const { method, type, id, body, effect, task, headers, onReply } = write;
  return sendRest(client, call, {
    ...{ method, effect, task },
    path: recordPath(type, id),
    query: replaceQuery(method, [body]),
    headers: { ...STRICT, ...headers },
    json: body,
    ...(onReply !== undefined && { onReply }),
  });
}

/** The query that names the sublists of bodies; a new record has none to replace. */
export function replaceQuery(
  method: RecordWrite['method'],
  bodies: readonly JsonObject[],
): readonly (readonly [string, string])[] {
  if (method === 'POST') return [];
  const sublists = new Set(
    bodies.flatMap((body) => Object.keys(body).filter((name) => isSublist(body[name] ?? null))),
  );
  return sublists.size === 0 ? [] : [['replace', [...sublists].join(',')]];
}

function isSublist(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'items' in value;
}

/** The internal ID at the end of the `Location` of a write, where there is one. */
export function idOfLocation(response: HttpResponse): string | undefined {
  return /\/(-?\d+)\/?(?:\?.*)?$/.exec(response.headers['location'] ?? '')?.[1];
}

/** Reads a record, or only some of its fields. */
export async function getRecord(
  client: NetsuiteClient,
  call: Call,
  request: {
    readonly type: string;
    readonly id: string;
    readonly fields?: readonly string[];
    readonly expand?: boolean;
    readonly task: Task;
  },
): Promise<JsonObject> {
  const { type, id, fields = [], expand = false, task } = request;
  const response = await sendRest(client, call, {
    method: 'GET',
    path: recordPath(type, id),
    query: [
      ...(fields.length === 0 ? [] : [['fields', fields.join(',')] as const]),
      ...(expand ? [['expandSubResources', 'true'] as const] : []),
    ],
    effect: 'none',
    task,
  });
  const record = readJson(response, { verb: task.verb, noun: `${task.noun} "${task.id}"`, effect: 'none' });
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) return record as JsonObject;
  throw createFault({
    ...{ blame: 'remote', scope: 'item', retry: { afterMs: 30_000 }, effect: 'none' },
    code: 'netsuite/malformed-record',
    message: `${failedTo(task)}: the reply is no record. It is asked for again by itself; if it stays so, report it to NetSuite support.`,
  });
}

/** The same, or `undefined` where there is no such record. */
export async function findRecord(...request: Parameters<typeof getRecord>): Promise<JsonObject | undefined> {
  try {
    return await getRecord(...request);
  } catch (thrown) {
    if (isFault(thrown) && thrown.code === 'netsuite/no-such-record') return undefined;
    throw thrown;
  }
}

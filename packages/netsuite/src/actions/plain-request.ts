import type { Call, Effect, HttpRequest, Json } from '@onlink/core';
import { z } from 'zod';
import type { Service } from '../account/service.js';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { parseJson } from '../record/field-lines.js';
import { inputFault } from '../record/record-fault.js';
import { sendRest } from '../send-rest.js';
import { done } from './write-output.js';

/** What each method does, by the meaning that HTTP gives it (RFC 9110, 9.3). */
export const METHOD_EFFECTS = {
  GET: 'none',
  POST: 'create',
  PUT: 'upsert',
  PATCH: 'update',
  DELETE: 'delete',
} as const satisfies { readonly [method: string]: Effect };

/** A reply as an action gives it. */
export const replyOutput = z.object({
  status: z.number().meta({ title: 'Status', description: '0 in a dry run, which sends nothing.' }),
  location: z.string().optional().meta({ title: 'Where the new record is' }),
  body: z
    .unknown()
    .meta({ title: 'Body', description: 'Parsed where it is JSON, else as text; null where it is empty.' }),
});
type Reply = z.output<typeof replyOutput>;

/** A request as a person wrote it. */
export interface PlainRequest {
  readonly method: keyof typeof METHOD_EFFECTS;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
  readonly effect: Effect;
  readonly service: Service;
  readonly task: Task;
}

/** Sends it, or in a dry run does not. */
export async function sendPlain(
  client: NetsuiteClient,
  call: Call & { readonly dryRun: boolean },
  request: PlainRequest,
) {
  const { body, method, task, ...rest } = request;
  const json = readBody(request);
  if (call.dryRun) return done<Reply>({ status: 0, body: json ?? null });
  const response = await sendRest(client, call, {
    ...rest,
    ...{ method: method as HttpRequest['method'], task },
    ...(json !== undefined && { json }),
  });
  const text = new TextDecoder().decode(response.body);
  const location = response.headers['location'];
  return done<Reply>({
    status: response.status,
    ...(location !== undefined && { location }),
    body: text === '' ? null : (parseJson(text) ?? text),
  });
}

function readBody({ body, method, task }: PlainRequest): Json | undefined {
  if (body === '') return undefined;
  const refuse = (reason: string, remedy: string) =>
    inputFault({ ...{ task, code: 'netsuite/request-body', place: 'field "body"' }, reason, remedy });
  if (method === 'GET') throw refuse('has a value, and GET takes none', 'Empty it, or choose another method');
  const json = parseJson(body);
  if (json === undefined) throw refuse('is not JSON', 'Write JSON, such as {"memo":"New laptop"}');
  return json;
}

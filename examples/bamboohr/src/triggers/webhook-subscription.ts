import { type Call, createFault, isFault, type Json, type Subscription } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { BamboohrClient } from '../client.js';
import { malformedReply } from '../faults.js';
import { asId, asList, asObject, asText } from '../reply.js';
import { STREAMS } from '../streams/catalog.js';

const PATH = '/api/v1/webhooks';

/** What to be told of, and where. */
export interface WebhookOrder {
  readonly url: string;
  /** Such as `employee.updated`. */
  readonly events: readonly string[];
}

/**
 * Sets up a webhook of the API key's user. BambooHR makes the private key, and tells it in this reply and never again: where
 * the reply was lost nobody knows it, so a webhook that is found at the URL is ended before another one is made.
 *
 * Source: https://documentation.bamboohr.com/docs/permissioned-webhooks
 */
export async function createWebhook(
  client: BamboohrClient,
  { url, events }: WebhookOrder,
  call: Call,
): Promise<Required<Pick<Subscription, 'handle' | 'secret'>>> {
  for (const id of await webhooksAt(client, url, call)) await deleteWebhook(client, id, call);
  const monitorFields = events.includes('employee.updated') ? await monitorableFields(client, call) : [];
  const task = { verb: 'set up', noun: 'webhook "employeeChanged"' };
  const response = await client.send(call, {
    method: 'POST',
    path: PATH,
    json: { name: 'OnLink: employees', url, format: 'json', events, monitorFields },
    effect: 'create',
    task,
  });
  const made = asObject(readJson(response, { ...task, effect: 'create' }));
  const [id, secret] = [asId(made['id']), asText(made['privateKey'])];
  if (id === undefined || secret === null) {
    throw createFault({
      ...malformedReply(task, 'the reply has no ID or no private key'),
      effect: 'unknown',
    });
  }
  return { handle: { id }, secret };
}

/** Ends a webhook; one that is gone already is no failure. */
export async function deleteWebhook(client: BamboohrClient, id: number, call: Call): Promise<void> {
  try {
    await client.send(call, {
      method: 'DELETE',
      path: `${PATH}/${id}`,
      effect: 'delete',
      task: { verb: 'end', noun: `webhook "${id}"` },
    });
  } catch (thrown) {
    if (!isFault(thrown) || thrown.code !== 'bamboohr/not-found') throw thrown;
  }
}

/** The webhook that a handle names. */
export function idOfHandle(handle: Json): number {
  return asId(asObject(handle)['id']) ?? 0;
}

/** Those of this key's user that send to the URL. */
async function webhooksAt(client: BamboohrClient, url: string, call: Call): Promise<readonly number[]> {
  const task = { verb: 'list', noun: 'webhooks of the API key' };
  const { webhooks } = asObject(await client.read(call, { method: 'GET', path: PATH, task }));
  return asList(webhooks)
    .map(asObject)
    .flatMap((webhook) => (webhook['url'] === url ? [asId(webhook['id']) ?? 0] : []));
}

/**
 * The fields that a webhook may watch, of those that the stream of employees reads. None is a matter of rights.
 * Source: https://documentation.bamboohr.com/docs/permissioned-webhooks
 */
export async function monitorableFields(client: BamboohrClient, call: Call): Promise<readonly string[]> {
  const task = { verb: 'look up', noun: 'fields that webhooks may watch' };
  const { fields } = asObject(
    await client.read(call, { method: 'GET', path: `${PATH}/monitor_fields`, task }),
  );
  const known = new Set(STREAMS.flatMap((stream) => stream.fields.map(({ name }) => name)));
  const aliases = asList(fields).map((field) => asText(asObject(field)['alias']) ?? '');
  const found = aliases.filter((alias) => known.has(alias));
  if (found.length > 0) return found;
  throw createFault({
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'bamboohr/nothing-to-watch',
    message:
      'Failed to set up webhook "employeeChanged": the API key\'s user may watch no field of employees. Give its access level fields to see (Settings > Access Levels).',
  });
}

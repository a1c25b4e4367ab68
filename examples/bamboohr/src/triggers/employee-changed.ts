import { createFault, type Json, type Occurrence, type RawRequest } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import { asList, asObject, asText, toSecond } from '../reply.js';
import { pollChanges, toOccurrence } from './change-feed.js';
import { createWebhook, deleteWebhook, idOfHandle } from './webhook-subscription.js';

const event = z.object({
  employeeId: z.string(),
  change: z.enum(['created', 'updated', 'deleted']),
  /** Which monitored fields changed; a sweep does not know. */
  changedFields: z.array(z.string()),
});

const KINDS = ['created', 'updated', 'deleted'] as const;

const params = z.strictObject({
  change: z
    .enum(['any', ...KINDS])
    .default('any')
    .meta({
      title: 'Which changes',
      description: 'Only those are told of. A new employee is created, and usually updated right after.',
    }),
});
type Params = z.output<typeof params>;

/** What BambooHR's list of changes calls each kind. */
const LISTED_AS = { created: 'inserted', updated: 'updated', deleted: 'deleted' } as const;

/**
 * An employee was created, changed or deleted, told by an event-based webhook. Its secret is BambooHR's private key, whether
 * the webhook was set up from here or by an administrator.
 *
 * Source: https://documentation.bamboohr.com/docs/webhooks
 */
export const employeeChanged = defineTrigger<BamboohrClient, Params, z.output<typeof event>>({
  kind: 'webhook',
  title: 'Employee created, changed or deleted',
  params,
  event,
  schemes: [
    {
      kind: 'hmac',
      header: 'x-bamboohr-signature',
      algorithm: 'sha256',
      encoding: 'hex',
      signedParts: [{ kind: 'body' }, { kind: 'header', name: 'x-bamboohr-timestamp' }],
      timestampHeader: 'x-bamboohr-timestamp',
      toleranceMs: 300_000,
    },
  ],
  secretFrom: 'remote',
  subscribe: (client, { url, params: { change } }, call) => {
    const events = KINDS.filter((kind) => change === 'any' || change === kind).map(
      (kind) => `employee.${kind}`,
    );
    return createWebhook(client, { url, events }, call);
  },
  unsubscribe: (client, handle, call) => deleteWebhook(client, idOfHandle(handle), call),
  parse: (raw, { change }) =>
    parseWebhook(raw).filter(({ data }) => change === 'any' || change === data.change),
  sweep: (client, request, call) => {
    const { change } = request.params;
    return pollChanges(client, request, call, {
      ...(change !== 'any' && { type: LISTED_AS[change] }),
      toData: ({ employeeId, change: kind }) => ({ employeeId, change: kind, changedFields: [] }),
    });
  },
});

/**
 * Reads an event-based webhook in JSON; an event of another kind is none of ours.
 * Source: https://documentation.bamboohr.com/docs/event-based-webhooks
 */
function parseWebhook({ body }: RawRequest): readonly Occurrence<z.output<typeof event>>[] {
  const { type, timestamp, data } = asObject(parseJson(body));
  const change = KINDS.find((kind) => type === `employee.${kind}`);
  if (change === undefined && typeof type === 'string') return [];
  const employeeId = asText(asObject(data)['employeeId']);
  // It writes the offset as +0000; ECMAScript's format has a colon there.
  const atMs = Date.parse((asText(timestamp) ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (change === undefined || employeeId === null || Number.isNaN(atMs))
    throw unreadable('it has no type, employee ID or time');
  const changedFields = asList(asObject(data)['changedFields']).map(String);
  return [toOccurrence({ employeeId, change, at: toSecond(atMs) }, { employeeId, change, changedFields })];
}

function parseJson(body: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Json;
  } catch {
    throw unreadable('it is not JSON');
  }
}

function unreadable(reason: string): Error {
  return createFault({
    blame: 'config',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'bamboohr/unreadable-webhook',
    message: `Failed to read webhook "employeeChanged": ${reason}. In BambooHR choose Event-Based and JSON for it (Settings > Account > Webhooks).`,
  });
}

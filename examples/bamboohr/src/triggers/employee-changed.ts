import { createFault, type Json, type Occurrence, type RawRequest } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import { asList, asObject, asText, toSecond } from '../reply.js';
import { type ChangeKind, pollChanges, toOccurrence } from './change-feed.js';

const event = z.object({
  employeeId: z.string(),
  change: z.enum(['created', 'updated', 'deleted']),
  /** Which monitored fields changed; a sweep does not know. */
  changedFields: z.array(z.string()),
});

const KINDS: Readonly<Record<string, ChangeKind>> = {
  'employee.created': 'created',
  'employee.updated': 'updated',
  'employee.deleted': 'deleted',
};

/**
 * An employee was created, changed or deleted, told by an event-based webhook that an administrator sets up.
 *
 * It does not subscribe by itself: BambooHR makes the private key, tells it once in its answer, and takes no other, while
 * a subscription here has no place to give a secret back. Source: https://documentation.bamboohr.com/docs/webhooks
 */
export const employeeChanged = defineTrigger<BamboohrClient, Record<string, never>, z.output<typeof event>>({
  kind: 'webhook',
  title: 'Employee created, changed or deleted',
  params: z.strictObject({}),
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
  parse: (raw) => parseWebhook(raw),
  sweep: (client, request, call) =>
    pollChanges(client, request, call, {
      toData: ({ employeeId, change }) => ({ employeeId, change, changedFields: [] }),
    }),
});

/**
 * Reads an event-based webhook in JSON; an event of another kind is none of ours.
 * Source: https://documentation.bamboohr.com/docs/event-based-webhooks
 */
function parseWebhook({ body }: RawRequest): readonly Occurrence<z.output<typeof event>>[] {
  const { type, timestamp, data } = asObject(parseJson(body));
  const change = KINDS[asText(type) ?? ''];
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

import {
  type Call,
  createFault,
  type JsonObject,
  type Occurrence,
  type PollEvent,
  type PollRequest,
  type RawRequest,
  type WebhookScheme,
} from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import { fetchRecord } from './fetch-record.js';
import { type RecordEvent, recordEventSchema, toOccurrence } from './record-event.js';
import { pollRecords, type RecordKind, recordTypeField } from './record-triggers.js';
import { findWatchedType } from './watched-type.js';

const NAME = 'record-changed';

const RECORD_KINDS: readonly RecordKind[] = ['created', 'updated', 'deleted'];

const params = z.strictObject({
  recordType: recordTypeField,
  change: z
    .enum(['any', 'created', 'updated', 'deleted'])
    .default('any')
    .meta({ title: 'What happened', description: 'Which changes are told of. Default: any.' }),
});
type Params = z.output<typeof params>;

/** How the script in suitescript/onlink-webhook.js signs: HMAC-SHA256 over the time, a full stop and the body. */
const WEBHOOK_SCHEME: WebhookScheme = {
  kind: 'hmac',
  header: 'X-OnLink-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  signedParts: [
    { kind: 'header', name: 'X-OnLink-Timestamp' },
    { kind: 'text', text: '.' },
    { kind: 'body' },
  ],
  timestampHeader: 'X-OnLink-Timestamp',
  toleranceMs: 300_000,
};

/**
 * A record of a chosen type was made, changed or deleted, told at once by a user-event script in the account. The script
 * tells which record and when; its fields are fetched afterwards, and the sweep finds what was lost.
 */
export const recordChanged = defineTrigger<NetsuiteClient, Params, RecordEvent>({
  kind: 'webhook',
  title: 'Record changed (by webhook)',
  params,
  event: recordEventSchema,
  schemes: [WEBHOOK_SCHEME],
  parse,
  enrich: fetchRecord,
  sweep,
});

const bodySchema = z.object({
  recordType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  id: z.string().regex(/^-?\d{1,16}$/),
  change: z.enum(['created', 'updated', 'deleted']),
  changedAt: z.iso.datetime(),
});

function parse({ body }: RawRequest, { recordType, change }: Params): readonly Occurrence<RecordEvent>[] {
  const type = findWatchedType(recordType);
  const told = bodySchema.safeParse(readJson(body));
  if (!told.success) throw unreadableWebhook(told.error.issues[0]?.path.join('.') ?? '');
  const { data } = told;
  if (data.recordType.toLowerCase() !== type.name) return [];
  // A type without a time of creation is swept by its changes alone, and one happening has one identity.
  const kind = data.change === 'created' && type.created === undefined ? 'updated' : data.change;
  if (change !== 'any' && change !== kind) return [];
  const changedAt = `${data.changedAt.slice(0, 19)}Z`;
  return [
    toOccurrence({
      recordType: type.name,
      id: data.id,
      kind,
      changedAt,
      ...(kind === 'updated' && { which: changedAt }),
    }),
  ];
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function unreadableWebhook(field: string): Error {
  const what = field === '' ? 'its body is not the JSON' : `its field "${field}" is not`;
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unreadable-webhook',
    message: `Failed to read a webhook: ${what} that the script onlink-webhook.js sends. Deploy the script of this version in NetSuite.`,
  });
}

/** Each kind of change has a place of its own in the state. */
async function* sweep(
  client: NetsuiteClient,
  request: PollRequest<Params>,
  call: Call,
): AsyncGenerator<PollEvent<RecordEvent>> {
  const { params: asked, sinceAt } = request;
  const hasCreation = findWatchedType(asked.recordType).created !== undefined;
  let whole = (request.state ?? {}) as JsonObject;
  for (const kind of RECORD_KINDS) {
    if (asked.change !== 'any' && asked.change !== kind) continue;
    if (kind === 'created' && !hasCreation) continue;
    const state = whole[kind];
    const polling = { params: asked, sinceAt, ...(state !== undefined && { state }) };
    for await (const item of pollRecords(client, polling, call, { kind, name: NAME })) {
      if (item.kind === 'checkpoint') whole = { ...whole, [kind]: item.state };
      yield item.kind === 'checkpoint' ? { kind: 'checkpoint', state: whole } : item;
    }
  }
}

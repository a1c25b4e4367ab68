import type { Call, Occurrence, PollEvent, PollRequest } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import type { Change, Feed } from './follow-feed.js';
import { pollFeed } from './poll-feed.js';
import { type RecordEvent, recordEventSchema, recordOf, toOccurrence } from './record-event.js';
import { createdFeed, deletedFeed, findWatchedType, updatedFeed, type WatchedType } from './watched-type.js';

/** What can be polled of every record type. */
export type RecordKind = 'created' | 'updated' | 'deleted';

/** The field of a trigger that names the record type. */
export const recordTypeField = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'recordType is a name such as employee or customrecord_asset')
  .max(100)
  .meta({
    title: 'Record type',
    description:
      'Such as employee, vendor, customer, department, purchaseorder, or the script ID of a custom record type (Customization > Lists, Records, & Fields > Record Types).',
    examples: ['employee'],
  });

const params = z.strictObject({ recordType: recordTypeField });
type Params = z.output<typeof params>;

const FEEDS: Readonly<Record<RecordKind, (type: WatchedType) => Feed>> = {
  created: createdFeed,
  updated: updatedFeed,
  deleted: deletedFeed,
};

/** Polls one kind of change of one record type. */
export function pollRecords(
  client: NetsuiteClient,
  request: PollRequest<Params>,
  call: Call,
  { kind, name }: { readonly kind: RecordKind; readonly name: string },
): AsyncGenerator<PollEvent<RecordEvent>> {
  const type = findWatchedType(request.params.recordType);
  const feed = FEEDS[kind](type);
  return pollFeed(client, request, call, {
    feed,
    name,
    toEvents: (changes) =>
      changes
        .filter((change) => kind !== 'updated' || !isCreation(change, type))
        .map((change) => occurrenceOf(change, { kind, type })),
  });
}

/** A record that was never changed again has its creation as its last change. */
function isCreation({ row, wall }: Change, { created }: WatchedType): boolean {
  return created !== undefined && row[created] === wall;
}

function occurrenceOf(
  change: Change,
  { kind, type }: { readonly kind: RecordKind; readonly type: WatchedType },
): Occurrence<RecordEvent> {
  return toOccurrence({
    recordType: type.name,
    id: String(change.id),
    kind,
    changedAt: change.at,
    ...(kind === 'updated' && { which: change.at }),
    record: recordOf(change, kind === 'deleted' ? ['name', 'context', 'deletedby'] : type.columns),
  });
}

function recordTrigger(kind: RecordKind) {
  return defineTrigger<NetsuiteClient, Params, RecordEvent>({
    kind: 'poll',
    title: `Record ${kind}`,
    params,
    event: recordEventSchema,
    poll: (client, request, call) => pollRecords(client, request, call, { kind, name: `record-${kind}` }),
  });
}

/** A record of a chosen type was made. Once for each record. */
export const recordCreated = recordTrigger('created');

/** A record of a chosen type was changed. Several changes between two polls are told as one, the last. */
export const recordUpdated = recordTrigger('updated');

/** A record of a chosen type was deleted. Needs the permission Deleted Records. */
export const recordDeleted = recordTrigger('deleted');

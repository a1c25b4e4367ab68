import type { Call, Json, Occurrence, PollEvent, PollRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { type Change, type Feed, followFeed } from './follow-feed.js';
import type { RecordEvent } from './record-event.js';

/** What to poll, and what each change means. */
export interface FeedPoll {
  readonly feed: Feed;
  /** The trigger's name, for messages. */
  readonly name: string;
  /** The occurrences that changes are, in their order; none where they are no news. */
  readonly toEvents: (
    changes: readonly Change[],
  ) => readonly Occurrence<RecordEvent>[] | Promise<readonly Occurrence<RecordEvent>[]>;
  /** What the state holds beside the place in the feed, read after `toEvents`. */
  readonly beside?: () => { readonly [key: string]: Json };
}

/** Polls a feed: after the events of each page comes the state that covers them. */
export async function* pollFeed(
  client: NetsuiteClient,
  { state, sinceAt }: Pick<PollRequest<unknown>, 'state' | 'sinceAt'>,
  call: Call,
  { feed, name, toEvents, beside }: FeedPoll,
): AsyncGenerator<PollEvent<RecordEvent>> {
  const task = { verb: 'poll', noun: 'trigger', id: name };
  const following = { feed, sinceAt, task, ...(state !== undefined && { state }) };
  for await (const page of followFeed(client, following, call)) {
    for (const event of await toEvents(page.changes)) yield { kind: 'event', event };
    yield { kind: 'checkpoint', state: { ...page.state, ...beside?.() } };
  }
}

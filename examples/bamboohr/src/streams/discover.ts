import { type Call, type DiscoverRequest, isFault, type Stream } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { findStream, STREAMS } from './catalog.js';
import { fetchFields } from './columns.js';
import { describeStream } from './stream.js';

/** Gives each stream with the fields that this company has; one that is closed to the key with the reason. */
export async function* discover(
  client: BamboohrClient,
  { stream: wanted }: DiscoverRequest,
  call: Call,
): AsyncGenerator<Stream> {
  for (const stream of wanted === undefined ? STREAMS : [findStream(wanted)]) {
    try {
      yield describeStream(stream, await fetchFields(client, call, stream));
    } catch (thrown) {
      // A closed stream is listed with the reason; what concerns the whole connection is not this stream's.
      if (!isFault(thrown) || thrown.scope === 'connection') throw thrown;
      yield { ...describeStream(stream), unavailable: thrown };
    }
  }
}

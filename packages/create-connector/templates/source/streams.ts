import { createFault } from '@onlink/core';
import type { StreamDefinition } from './reading/stream-definition.js';
import { sampleRecordStream } from './streams/sample-record.js'; // @each stream

/** Every stream of the connector. A new one: a file in src/streams, a line here, and a line in test/contract.test.ts. */
export const STREAMS: readonly StreamDefinition[] = [
  sampleRecordStream, // @each stream
];

/** Finds a stream, or throws a fault that lists those there are. */
export function findStream(name: string): StreamDefinition {
  const found = STREAMS.find((stream) => stream.name === name);
  if (found !== undefined) return found;
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'sample-vendor/unknown-stream',
    message: `Failed to find stream "${name}": the connector has no such stream. Use one of ${STREAMS.map((stream) => stream.name).join(', ')}.`,
  });
}

import type { Stream } from '@onlink/core';
import { customRecordStream, isCustomRecordName } from './custom-record.js';
import type { StreamDefinition } from './field.js';
import { findStream, STREAMS } from './stream-catalog.js';
import { markedFields } from './stream-schema.js';

/**
 * What a stream that the host has is read from: a known table with the custom fields that its schema names, or a custom
 * record type. It asks nobody, so it does the same in any process.
 *
 * @throws a fault `netsuite/unknown-stream`
 */
export function resolveStream(stream: Stream): StreamDefinition {
  const custom = markedFields(stream);
  const known = STREAMS.find(({ name }) => name === stream.name);
  if (known !== undefined) return { ...known, fields: [...known.fields, ...custom] };
  if (!isCustomRecordName(stream.name)) return findStream(stream.name);
  const typeId = stream.schema['x-record-type'];
  return customRecordStream(
    {
      scriptId: stream.name,
      title: stream.title ?? stream.name,
      ...(typeof typeId === 'number' ? { typeId } : {}),
    },
    custom,
  );
}

import type { Call, ReadEvent, ReadRequest } from '@onlink/core';
import { readParams } from '@onlink/core/define';
import type { BamboohrClient } from '../client.js';
import { decodeBounds } from './bounds.js';
import { findStream } from './catalog.js';
import { chooseFields, unknownField } from './chosen-fields.js';
import { readEmployees } from './read-employees.js';
import { readTable } from './read-table.js';
import type { Reading } from './reading.js';
import { paramsSchema } from './stream.js';

/** Reads a partition: tells of fields that were asked for in vain, then gives the rows. */
export async function* read(
  client: BamboohrClient,
  request: ReadRequest,
  call: Call,
): AsyncGenerator<ReadEvent> {
  const stream = findStream(request.stream.name);
  const bounds = decodeBounds(request.partition, stream);
  const chosen = chooseFields(bounds.fields, stream, request);
  const { page_size: pageSizeRows } = readParams(paramsSchema, request.params);
  const reading: Reading = { stream, request, bounds, chosen, pageSizeRows };
  for (const field of chosen.unknown) {
    yield { kind: 'notice', field, fault: unknownField(stream.name, field) };
  }
  yield* stream.name === 'employee' ? readEmployees(client, reading, call) : readTable(client, reading, call);
}

import type { Call } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { fetchPage } from '../suiteql/page.js';
import { select } from '../suiteql/query.js';
import { onlyCondition } from '../suiteql/tolerant-query.js';
import { type StreamDefinition, tableOf } from './field.js';
import { firstKeyColumn } from './stream-key.js';

/** Asks for a stream's last key: one row, answered from the index. @throws the refusal where it is closed */
export async function probeStream(
  client: NetsuiteClient,
  call: Call,
  stream: StreamDefinition,
): Promise<void> {
  await fetchPage(client, call, {
    query: select({
      table: tableOf(stream),
      columns: [`MAX(${firstKeyColumn(stream)}) AS last_id`],
      where: [onlyCondition(stream)],
    }),
    limitRows: 1,
    task: { verb: 'query', noun: 'stream', id: stream.name },
  });
}

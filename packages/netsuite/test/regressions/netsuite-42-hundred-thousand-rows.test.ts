import { expect, it } from 'vitest';
import { createClient } from '../../src/client.js';
import { encodeBounds } from '../../src/streams/bounds.js';
import { employee } from '../../src/streams/employee.js';
import { read } from '../../src/streams/read.js';
import { describeStream } from '../../src/streams/stream-catalog.js';
import { aConfig, aReply } from '../builders.js';
import { createKeysetRemote } from '../keyset-remote.js';

const ROWS = 100_500;

// https://github.com/jacobsvante/netsuite/issues/42: a query stops at 100,000 rows, and its default page has 10.
it('reads past 100,000 rows, a thousand a page and none by offset', async () => {
  const remote = createKeysetRemote({
    ids: [],
    answer: ({ params, url }) => {
      expect(url.search).toBe('?limit=1000&offset=0');
      const after = Number(params[0]);
      const count = Math.min(1_000, ROWS - after);
      const items = Array.from({ length: count }, (_, index) => ({ id: String(after + index + 1) }));
      return aReply(200, { items, count, hasMore: after + count < ROWS, totalResults: ROWS - after });
    },
  });
  const request = {
    stream: describeStream(employee),
    partition: { id: 'p', bounds: encodeBounds({ after: 0, last: ROWS }) },
    fields: ['id'],
    limit: 1_000_000,
  };
  let rows = 0;
  for await (const event of read(createClient(aConfig()), request, remote.call()))
    if (event.kind === 'records') rows += event.records.length;
  expect(rows).toBe(ROWS);
  expect(remote.seen).toHaveLength(101);
});

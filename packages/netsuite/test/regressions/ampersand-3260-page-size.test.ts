import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { expect, it } from 'vitest';
import { NOON_MS } from '../builders.js';
import { readWhole } from '../reading.js';

// https://github.com/amp-labs/connectors/pull/3260: the page size that was asked for was ignored.
it('asks for pages of the size that the import sets', async () => {
  const mock = createNetsuiteMock({ employees: 30, now: () => NOON_MS });
  await readWhole(mock, { stream: 'department', params: { page_size: '7' } });
  const limits = mock.journal.flatMap(({ url }) => new URL(url).searchParams.get('limit') ?? []);
  expect(limits.filter((limit) => limit !== '1')).toEqual(['7', '7', '7', '7', '7']);
});

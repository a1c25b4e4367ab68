import { isFault } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { amendFault } from '../record/record-fault.js';
import { fetchPage, MAX_PAGE_ROWS } from '../suiteql/page.js';
import { done } from './write-output.js';

const input = z.strictObject({
  query: z.string().trim().min(1, 'query is empty').max(100_000).meta({
    title: 'Query',
    description: 'SuiteQL, with ? for each parameter. There is no LIMIT: see Rows.',
  }),
  parameters: z
    .string()
    .max(100_000)
    .optional()
    .meta({ title: 'Parameters', description: 'One a line, in the order of the question marks.' }),
  limit: z
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_ROWS)
    .optional()
    .meta({ title: 'Rows', description: 'At most so many rows, 1 to 1,000. Default 1,000.' }),
});

const output = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).meta({ title: 'Rows' }),
  count: z.number().meta({ title: 'Rows here' }),
  hasMore: z.boolean().meta({ title: 'Whether there are more' }),
});

/** What a refused query is: the fault of who wrote it, and nothing that stops the connection. */
const OF_THE_QUERY = new Set([
  'netsuite/unknown-column',
  'netsuite/hidden-column',
  'netsuite/unknown-table',
  'netsuite/hidden-table',
  'netsuite/unsupported-query',
  'netsuite/unclassified',
]);

/** Runs a query that only reads, and gives its first page. */
export const runSuiteql = defineAction<NetsuiteClient, z.output<typeof input>, z.output<typeof output>>({
  title: 'Run SuiteQL query',
  input,
  output,
  effect: 'none',
  retry: 'safe',
  async run(client, { query: text, parameters = '', limit = MAX_PAGE_ROWS }, call) {
    const task: Task = { verb: 'run', noun: 'query', id: text.length > 60 ? `${text.slice(0, 60)}…` : text };
    const params = parameters === '' ? [] : parameters.replace(/\r?\n$/, '').split(/\r?\n/);
    try {
      const { rows, hasMore } = await fetchPage(client, call, {
        query: { text, params },
        limitRows: limit,
        task,
      });
      return done({ rows: rows.map(({ links: _, ...row }) => row), count: rows.length, hasMore });
    } catch (thrown) {
      if (isFault(thrown) && OF_THE_QUERY.has(thrown.code) && (thrown.remote?.status ?? 500) < 500)
        throw amendFault(thrown, { blame: 'input', scope: 'item', retry: 'never' });
      throw thrown;
    }
  },
});

import type { JsonObject } from '@onlink/core';
import { createFault } from '@onlink/core';
import { defineConnector, definePlugin } from '@onlink/core/define';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { KitOptions, TestRemote } from '../../src/index.js';
import { judgeRule } from '../../src/kit/judge-connector.js';
import { ruleOf } from '../rule-of.js';

const URL_OF_ALL = 'https://small.invalid/all';
const ROWS = [{ id: 1 }, { id: 2 }];

/** A connector that plans without a request, and reads all in one; a failure is what `blameOf` says. */
function pluginOf(blameOf: (status: number) => 'remote' | 'credentials' | 'permission') {
  const stream = { name: 'all', schema: { type: 'object' }, key: ['id'], deletes: 'unknown' } as const;
  return definePlugin(
    defineConnector({
      ...{ id: 'small', version: '1.0.0', title: 'Small', category: 'HR', auth: [], checks: [] },
      ...{ egress: ['small.invalid'], config: { version: 1, schema: z.strictObject({}) } },
      ...{ streams: [stream], account: () => ({ key: 'small', hosts: ['small.invalid'] }) },
      open: async () => ({}),
      async *check() {},
      source: {
        async *plan() {
          yield { id: 'all', bounds: {} };
        },
        async *read(_client, _request, call) {
          const request = { method: 'GET', url: URL_OF_ALL, headers: {}, effect: 'none' } as const;
          const { status, body } = await call.exchange(request);
          if (status !== 200) {
            const blame = blameOf(status);
            throw createFault({
              ...{ blame, scope: 'stream', effect: 'none', code: 'small/failed' },
              retry: blame === 'remote' ? { afterMs: 1_000 } : 'after-fix',
              message: 'Failed to read all: it failed. Wait.',
            });
          }
          yield { kind: 'records', records: JSON.parse(new TextDecoder().decode(body)) as JsonObject[] };
          yield { kind: 'complete' };
        },
      },
    }),
  );
}

const options: KitOptions<TestRemote> = {
  remote: () => ({ config: {}, fetch: async () => Response.json(ROWS), writes: () => 0 }),
  scenarios: { streams: { all: { keys: () => ROWS } } },
};
const right = pluginOf((status) =>
  status === 401 ? 'credentials' : status === 403 ? 'permission' : 'remote',
);

it.each(['passing-failures', 'refusals-need-a-person', 'two-copies'])(
  '"%s" strikes the only request of a read',
  async (id) => {
    await judgeRule(ruleOf(id), right, options);
  },
);

it('finds a connector that blames wrongly in its only request', async () => {
  const wrong = pluginOf(() => 'permission');
  await expect(judgeRule(ruleOf('passing-failures'), wrong, options)).rejects.toThrow(/blamed "permission"/);
  await expect(judgeRule(ruleOf('refusals-need-a-person'), wrong, options)).rejects.toThrow(
    /login refused midway: it blamed "permission"/,
  );
});

import type { JsonObject } from '@onlink/core';
import type { FaultPlan } from '@onlink/netsuite-mock';
import type { ActionProgress, ActionResult } from '@onlink/runtime';
import { describe, expect, it } from 'vitest';
import { countOf } from '../action-scenarios.js';
import { aWorld, runOn, type World } from '../run-on-mock.js';

/** `npm run soak` sets 1,000. */
const CREATES = Number(process.env['ONLINK_LOST_WRITES'] ?? '60');
const SEED = Number(process.env['ONLINK_SEED'] ?? '5');

/** Every way in which the reply to a write is lost, each for one in ten. */
const LOSSES: readonly (readonly [what: string, plans: readonly FaultPlan[]])[] = [
  ['reset after the commit', [{ fault: 'reset-after-commit', probability: 0.1 }]],
  [
    'reset before or after the commit, or answered 500 after it',
    [
      { fault: 'reset-before-commit', probability: 0.1 },
      { fault: 'reset-after-commit', probability: 0.1 },
      { fault: 'unexpected-error-after-commit', probability: 0.1 },
    ],
  ],
];

/** By the key of the work, and by an ID of the admin's own. */
const KINDS = [
  ['a key of OnLink', (): JsonObject => ({})],
  ['an external ID of the admin', (nth: number): JsonObject => ({ externalId: `vendor-${nth}` })],
] as const;

/** The host gives up after five losses in a row, and says that it does not know; whoever starts the work again has its key. */
async function untilDone(world: World, input: JsonObject, work: string): Promise<ActionResult> {
  let progress: ActionProgress | undefined;
  const save = (next: ActionProgress): void => {
    progress = next;
  };
  for (let start = 1; ; start += 1) {
    const from = progress === undefined ? {} : { progress: { ...progress, attempts: 0 } as ActionProgress };
    const result = await runOn(world, 'create-vendor', { input, work, save, ...from });
    if (result.kind !== 'failed' || result.fault.effect !== 'unknown' || start === 10) return result;
  }
}

describe(`${CREATES} creates (ONLINK_SEED=${SEED})`, () => {
  for (const [what, plans] of LOSSES)
    it.each(KINDS)(`leave as many records, ${what}, under %s`, async (_, more) => {
      const world = aWorld();
      const before = world.mock.store.count('vendor');
      for (const [index, plan] of plans.entries())
        world.mock.faults.arm({ ...plan, route: 'record.*', seed: SEED + index });
      for (let nth = 0; nth < CREATES; nth += 1) {
        const input = { companyName: `Supplier ${nth}`, subsidiary: '1', ...more(nth) };
        const result = await untilDone(world, input, `${nth}`);
        expect(result, `create ${nth}`).toMatchObject({ kind: 'done' });
      }
      const fired = world.mock.faults.armed().reduce((sum, fault) => sum + fault.fired, 0);
      expect(fired).toBeGreaterThan(CREATES / 20);
      expect(world.mock.store.count('vendor') - before).toBe(CREATES);
      for (let nth = 0; nth < CREATES; nth += 1)
        expect(countOf(world.mock, 'vendor', { companyname: `Supplier ${nth}` })).toBe(1);
    });
});

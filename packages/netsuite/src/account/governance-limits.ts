import { type Call, isFault, type Source } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { sendRest } from '../send-rest.js';

/** Failures that the work itself will meet, and must not be hidden by this. */
const NOT_OURS = new Set(['credentials', 'network', 'cancelled', 'host']);

/**
 * Tells the budget how many requests NetSuite takes at once, where the role may read it: administrators only. Asks once for a
 * connection; where it may not, the budget learns from refusals.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0625010817.html
 */
export async function learnConcurrency(client: NetsuiteClient, call: Call): Promise<void> {
  if (client.limits.asked) return;
  client.limits.asked = true;
  try {
    const response = await sendRest(client, call, {
      method: 'GET',
      path: '/services/rest/system/v1/governanceLimits',
      effect: 'none',
      timeoutMs: 10_000,
      task: { verb: 'read', noun: 'limits of account', id: client.realm },
    });
    const concurrent = concurrencyOf(
      readJson(response, { verb: 'read', noun: 'limits of the account', effect: 'none' }),
    );
    call.log('debug', 'netsuite.concurrency', { concurrent: concurrent ?? null });
    if (concurrent !== undefined) call.budget.learn({ concurrent });
  } catch (thrown) {
    if (!isFault(thrown) || NOT_OURS.has(thrown.blame)) {
      client.limits.asked = false;
      throw thrown;
    }
    call.log('debug', 'netsuite.concurrency', { concurrent: null, code: thrown.code });
  }
}

/** `plan` that first lets the budget learn, because what is planned is read side by side. */
export function planWithinLimits(plan: Source<NetsuiteClient>['plan']): Source<NetsuiteClient>['plan'] {
  return async function* (client, request, call) {
    await learnConcurrency(client, call);
    yield* plan(client, request, call);
  };
}

/** An integration with a limit of its own has that, any other one what is not allocated. */
function concurrencyOf(body: unknown): number | undefined {
  const limits = (body ?? {}) as { readonly [name: string]: unknown };
  const own = limits['integrationLimitType'] === 'integrationSpecific';
  const names = own
    ? ['integrationConcurrencyLimit']
    : ['accountUnallocatedConcurrencyLimit', 'accountConcurrencyLimit'];
  return names.map((name) => limits[name]).find(isLimit);
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

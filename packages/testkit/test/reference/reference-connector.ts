import { type CheckItem, createFault, type Fault, isFault, type JsonObject } from '@onlink/core';
import { type ConnectorDefinition, secret } from '@onlink/core/define';
import { z } from 'zod';
import { ACTIONS } from './actions.js';
import { ask, type Client, type Config, createClient } from './client.js';
import { plan, read, STREAMS } from './streams.js';
import { TRIGGERS } from './triggers.js';

const schema = z.strictObject({
  baseUrl: z.url().meta({ title: 'Address' }),
  refreshToken: secret(z.string().min(9)).meta({ title: 'Refresh token' }),
});

const CHECKS = [
  { id: 'sign-in', title: 'Sign in', unlocks: [] },
  { id: 'people', title: 'Read people', unlocks: ['person'] },
] as const;

/** What every mutant begins with. */
export type Definition = ConnectorDefinition<Config, Client>;

/** A connector that keeps every rule, for the hostile remote. */
export const REFERENCE: Definition = {
  id: 'people',
  version: '1.0.0',
  title: 'People',
  category: 'HR',
  config: { version: 2, schema },
  auth: [{ id: 'login', scheme: 'oauth2-client', pointer: '/refreshToken' }],
  stateVersion: 2,
  egress: ['hostile.invalid', '{/baseUrl}'],
  checks: CHECKS,
  streams: STREAMS,
  account: ({ baseUrl }) => ({ key: baseUrl, hosts: [new URL(baseUrl).host] }),
  open: async (config, context) => createClient(config, context),
  close: async (client) => {
    client.closed = true;
  },
  async *check(client, call): AsyncGenerator<CheckItem> {
    let failed: Fault | undefined;
    for (const { id } of CHECKS) {
      if (failed !== undefined) {
        yield { id, needs: 'a login', fault: notTried(id) };
        continue;
      }
      try {
        await ask(client, call, {
          method: 'GET',
          path: '/tables/person',
          query: { limit: '1' },
          effect: 'none',
        });
        yield { id, needs: 'a login that may read people' };
      } catch (thrown) {
        if (!isFault(thrown)) throw thrown;
        failed = thrown;
        yield { id, needs: 'a login that may read people', fault: thrown };
      }
    }
  },
  async *discover(_client, { stream }) {
    yield* STREAMS.filter(({ name }) => stream === undefined || stream === name);
  },
  source: { plan, read },
  actions: ACTIONS,
  triggers: TRIGGERS,
  upgrade({ what, value }) {
    const old = value as JsonObject;
    if (what === 'config') return { baseUrl: old['baseUrl'] ?? null, refreshToken: old['token'] ?? null };
    return { updated: old['at'] ?? null, id: old['id'] ?? null };
  },
};

function notTried(id: string): Fault {
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'people/not-tried',
    message: `Failed to check "${id}": signing in failed first. Mend that, then check again.`,
    fix: { text: 'Mend the item above first, then check again.' },
  });
}

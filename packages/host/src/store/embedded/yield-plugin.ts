import { setImmediate } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';

/**
 * Lets timers and sockets have their turn after each statement. PGlite settles on microtasks alone, so that a loop of
 * statements would stop heartbeats, replies and time-outs for as long as it runs.
 */
export const YIELD_PLUGIN: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    await setImmediate();
    return result;
  },
};

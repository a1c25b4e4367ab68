import { setImmediate } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import type { HeldDirectory } from './hold-directory.js';

/**
 * Asks before each statement whether the directory is still ours, and lets timers and sockets have their turn after each.
 * PGlite settles on microtasks alone, so that a loop of statements would stop heartbeats, replies and time-outs for as
 * long as it runs.
 */
export function createTurnPlugin(held: Pick<HeldDirectory, 'assertHeld'>): KyselyPlugin {
  return {
    transformQuery({ node }) {
      held.assertHeld();
      return node;
    },
    async transformResult({ result }) {
      await setImmediate();
      return result;
    },
  };
}

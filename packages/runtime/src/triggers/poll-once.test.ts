import type { Call, PollEvent, PollTrigger } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { type PolledBatch, pollOnce } from './poll-once.js';

const call = {} as Call;

async function poll(
  items: readonly PollEvent<unknown>[],
  commit: (batch: PolledBatch) => Promise<void>,
): Promise<number> {
  const trigger = {
    kind: 'poll',
    async *poll() {
      yield* items;
    },
  } as unknown as PollTrigger<unknown, unknown, unknown>;
  return pollOnce({
    connectorId: 'sample',
    name: 'hired',
    trigger,
    client: 0,
    params: {},
    sinceAt: 0,
    call,
    commit,
  });
}

const event = (id: string, at = '2026-01-02T03:04:05Z'): PollEvent<unknown> => ({
  kind: 'event',
  event: { id, at, data: {} },
});

describe('polling once', () => {
  it('commits the events before each checkpoint with its state, and asks for no more until that is durable', async () => {
    const seen: string[] = [];
    const asked = (async function* () {
      seen.push('one');
      yield event('1');
      yield { kind: 'checkpoint', state: 1 } as const;
      seen.push('two');
      yield event('2');
      yield { kind: 'checkpoint', state: 2 } as const;
    })();
    const trigger = { kind: 'webhook', sweep: () => asked } as never;
    const options = {
      connectorId: 'sample',
      name: 'hired',
      trigger,
      client: 0,
      params: {},
      sinceAt: 0,
      call,
    };
    const committed = await pollOnce({
      ...options,
      commit: async ({ events, state }) => {
        seen.push(`commit ${events.map(({ id }) => id).join()} at ${String(state)}`);
      },
    });
    expect(seen).toEqual(['one', 'commit 1 at 1', 'two', 'commit 2 at 2']);
    expect(committed).toBe(2);
  });

  it('drops events after the last checkpoint', async () => {
    const batches: PolledBatch[] = [];
    const items = [event('1'), { kind: 'checkpoint', state: 'a' } as const, event('2')];
    expect(await poll(items, async (batch) => void batches.push(batch))).toBe(1);
    expect(batches).toHaveLength(1);
  });

  it.each([
    ['an empty id', event('')],
    ['a local time', event('1', '2026-01-02 03:04:05')],
    ['a moment that is none', event('1', '2026-13-02T03:04:05Z')],
  ])('refuses an event with %s', async (_, item) => {
    await expect(poll([item], async () => undefined)).rejects.toMatchObject({ code: 'connector/bad-event' });
  });
});

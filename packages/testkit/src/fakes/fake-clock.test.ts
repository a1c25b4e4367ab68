import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.js';

describe('a fake clock', () => {
  it('stands still until it is moved', () => {
    const clock = createFakeClock(1_000);
    expect([clock.now(), clock.now()]).toEqual([1_000, 1_000]);
    clock.advance(250);
    expect(clock.now()).toBe(1_250);
    expect(clock.sleptMs).toBe(0);
  });

  it('sleeps without waiting, and counts it', async () => {
    const clock = createFakeClock(0);
    await clock.sleep(60_000);
    await clock.sleep(5_000);
    expect([clock.now(), clock.sleptMs]).toEqual([65_000, 65_000]);
  });

  it('does not sleep once the signal has aborted', async () => {
    const controller = new AbortController();
    const clock = createFakeClock(0, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(clock.sleep(1_000)).rejects.toThrow('stopped');
    expect(clock.sleptMs).toBe(0);
  });
});

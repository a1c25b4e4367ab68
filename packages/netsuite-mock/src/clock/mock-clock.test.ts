import { describe, expect, it } from 'vitest';
import { createMockClock } from './mock-clock.js';

function clockOver(start: number) {
  const source = { nowMs: start };
  return { source, clock: createMockClock(() => source.nowMs) };
}

describe('the clock', () => {
  it('runs with its source, from where it was moved to', () => {
    const { source, clock } = clockOver(1000);
    clock.advance(500);
    source.nowMs = 1100;
    expect(clock.now()).toBe(1600);
  });

  it('stands still, steps, and runs on from there', () => {
    const { source, clock } = clockOver(1000);
    clock.freeze(5000);
    source.nowMs = 9000;
    expect(clock.now()).toBe(5000);
    clock.step(10);
    expect(clock.now()).toBe(5010);
    clock.run();
    expect(clock.now()).toBe(5010);
    source.nowMs = 9001;
    expect(clock.now()).toBe(5011);
  });

  it('stands still where it is, unless told where', () => {
    const { source, clock } = clockOver(1000);
    clock.freeze();
    source.nowMs = 2000;
    expect(clock.now()).toBe(1000);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as a time and stays as it is', (valueMs) => {
    const { clock } = clockOver(1000);
    expect(() => clock.freeze(valueMs)).toThrow(/^Failed to freeze the clock: /);
    expect(() => clock.step(valueMs)).toThrow(/^Failed to advance the clock: /);
    expect(clock.now()).toBe(1000);
  });
});

import { describe, expect, it } from 'vitest';
import { createConcurrencyPool } from './concurrency-pool.js';
import {
  createGovernanceLimits,
  setAccountLimit,
  setIntegrationLimit,
  unallocatedLimit,
} from './governance-limits.js';

describe('the pool of an account', () => {
  it('gives an integration what was carved out for it, and the others the rest', () => {
    const limits = createGovernanceLimits(5);
    setIntegrationLimit(limits, '1', 3);
    const pool = createConcurrencyPool(limits);
    const held = ['1', '1', '1', '2', '3'].map((id) => pool.enter(id));
    expect(held.every((release) => release !== undefined)).toBe(true);
    expect([pool.enter('1'), pool.enter('2'), pool.underWay()]).toEqual([undefined, undefined, 5]);
    held[0]?.();
    expect(pool.enter('2')).toBeUndefined();
    expect(pool.enter('1')).toBeDefined();
  });

  it('counts an end once', () => {
    const pool = createConcurrencyPool(createGovernanceLimits(2));
    const [one] = [pool.enter('1'), pool.enter('1')];
    one?.();
    one?.();
    expect(pool.underWay()).toBe(1);
  });
});

describe('the limits of an account', () => {
  it('leave at least one request unallocated', () => {
    const limits = createGovernanceLimits(5);
    setIntegrationLimit(limits, '1', 3);
    expect(() => setIntegrationLimit(limits, '2', 2)).toThrow(/from 1 to 1; at least 1 stays unallocated/);
    setIntegrationLimit(limits, '2', 1);
    expect(unallocatedLimit(limits)).toBe(1);
    expect(() => setAccountLimit(limits, 4)).toThrow(/^Failed to set the concurrency limit of the account/);
    setIntegrationLimit(limits, '1', undefined);
    expect(unallocatedLimit(limits)).toBe(4);
  });
});

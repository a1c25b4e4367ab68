import { describe, expect, it } from 'vitest';
import { createFault, faultToJson, isFault } from './fault.js';

const details = {
  blame: 'network',
  scope: 'partition',
  retry: { afterMs: 5 },
  effect: 'unknown',
  code: 'network/lost',
  message: 'Failed to reach it:\n  the line broke. Try again.',
  remote: { status: 502 },
} as const;

describe('a fault', () => {
  it('is an error on one line', () => {
    const fault = createFault(details);
    expect(fault).toBeInstanceOf(Error);
    expect(fault.message).toBe('Failed to reach it: the line broke. Try again.');
  });

  it('is known by its brand, and an ordinary error is none', () => {
    expect(isFault(createFault(details))).toBe(true);
    expect(isFault(Object.assign(new Error('x'), details))).toBe(false);
    expect(isFault(undefined)).toBe(false);
  });

  it('stays whole when it is spread', () => {
    const fault = createFault(details);
    const worse = { ...fault, effect: 'unknown' as const };
    expect(isFault(worse)).toBe(true);
    expect(worse.message).toBe(fault.message);
    expect(createFault({ ...fault, code: 'other/code' }).message).toBe(fault.message);
  });

  it('becomes JSON without its stack', () => {
    const json = faultToJson(createFault(details));
    expect(json).toEqual({ ...details, message: 'Failed to reach it: the line broke. Try again.' });
  });
});

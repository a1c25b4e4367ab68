import { describe, expect, it } from 'vitest';
import { createFaultBox } from './fault-box.js';
import { FAULT_NAMES, FAULTS } from './fault-catalog.js';

describe('arming a fault', () => {
  it.each<readonly [string, unknown, RegExp]>([
    [
      'a name that is none',
      { fault: 'explode' },
      /"explode": there is none of that name\. Use one of: latency, /,
    ],
    ['nothing', undefined, /there is none of that name/],
    ['a member that it has not', { fault: 'stall', delayMs: 1 }, /"stall": it has no "delayMs"/],
    ['a missing parameter', { fault: 'clock-skew' }, /"clock-skew": "skewMs" is missing\. Give a number/],
    ['a wrong parameter', { fault: 'clock-skew', skewMs: '5' }, /"skewMs" is wrong/],
    ['nth 0', { fault: 'stall', nth: 0 }, /"nth" is wrong\. Give a whole number from 1/],
    ['probability 0', { fault: 'stall', probability: 0 }, /"probability" is wrong/],
    [
      'a distribution that is none',
      { fault: 'latency', distribution: { kind: 'fixed' } },
      /"distribution" is wrong/,
    ],
    [
      'bounds the wrong way round',
      { fault: 'latency', distribution: { kind: 'uniform', leastMs: 2, mostMs: 1 } },
      /"distribution" is wrong/,
    ],
    [
      'a permission that is none',
      { fault: 'permission-revoked', permission: 'Fly' },
      /"permission" is wrong/,
    ],
  ])('refuses %s in one line, and arms nothing', (_, plan, reason) => {
    const box = createFaultBox();
    expect(() => box.arm(plan as never)).toThrow(reason);
    expect(() => box.arm(plan as never)).toThrow(/^Failed to arm fault [^\n]+\.$/);
    expect(box.armed()).toEqual([]);
  });

  it('gives an id by which it is disarmed, and which is not given again', () => {
    const box = createFaultBox();
    const [one, two] = [box.arm({ fault: 'stall' }), box.arm({ fault: 'stall', nth: 2 })];
    box.disarm(one.id);
    expect(box.armed()).toEqual([two]);
    expect(() => box.disarm(one.id)).toThrow(/^Failed to disarm fault "fault-1": it is not armed/);
    box.disarm();
    expect(box.arm({ fault: 'stall' }).id).toBe('fault-3');
  });

  it('says of every fault what it does, in one sentence, and that some face performs it', () => {
    for (const name of FAULT_NAMES) {
      expect(FAULTS[name].what).toMatch(/^[A-Z][^\n]*\.$/);
      expect(FAULTS[name].faces).toContain('http');
    }
  });
});

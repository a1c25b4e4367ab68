import { createFault } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../redactor/redactor.js';
import { toFault } from './to-fault.js';

describe('what was thrown', () => {
  const context = { verb: 'read', noun: 'employee', connectorId: 'sample', effect: 'create' } as const;

  it('stays as it is when it is a fault', () => {
    const fault = createFault({
      blame: 'network',
      scope: 'partition',
      retry: 'never',
      effect: 'none',
      code: 'test/fault',
      message: 'Failed to test.',
    });
    expect(toFault(fault, context)).toBe(fault);
  });

  it('becomes a defect of the connector, with an unknown effect after a write, on one line', () => {
    const fault = toFault(new TypeError('cannot read\nproperties'), context);
    expect(fault).toMatchObject({ code: 'connector/unknown', blame: 'connector', effect: 'unknown' });
    expect(fault.message).not.toContain('\n');
  });

  it('becomes a cancellation when the call was aborted', () => {
    const signal = AbortSignal.abort();
    expect(toFault(new Error('x'), { ...context, effect: 'none', signal })).toMatchObject({
      code: 'cancelled/aborted',
      effect: 'none',
    });
  });

  it.each([200, 2_000])(
    'shows no part of a secret that stands across character %d, where it is cut',
    (border) => {
      fc.assert(
        fc.property(fc.stringMatching(/^[a-w0-9]{16,40}$/), fc.nat(60), (secret, before) => {
          const text = `${'x'.repeat(border - before)}${secret}${'x'.repeat(3_000)}`;
          const { redact } = createRedactor([secret]);
          const fault = toFault(new Error(text), { ...context, redact });
          for (const shown of [fault.message, fault.remote?.detail ?? '']) {
            expect(shown).not.toContain(`x${secret.slice(0, 6)}`);
          }
        }),
      );
    },
  );

  it('shows no line of a secret of several lines', () => {
    const secret = 'first-line-of-it\nsecond-line-of-it';
    const { redact } = createRedactor([secret]);
    const fault = toFault(new Error(`bad key ${secret}`), { ...context, redact });
    expect(fault.message).not.toContain('first-line');
  });
});

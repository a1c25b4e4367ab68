import { describe, expect, it } from 'vitest';
import * as ours from '../../src/index.js';

/** The same sources, evaluated once more: what a plugin with a core of its own brings along. */
// @ts-expect-error: the query makes the test runner load it anew, and no type stands for that.
const theirs = (await import('../../src/index.js?another-copy')) as typeof ours;
// @ts-expect-error: as above.
const { createFault } = (await import('../../src/fault.js?another-copy')) as typeof ours;

describe('two copies of core', () => {
  it('know each other’s faults and secrets', () => {
    const fault = createFault({
      blame: 'input',
      scope: 'item',
      retry: 'never',
      effect: 'none',
      code: 'a/b',
      message: 'Failed.',
    });
    expect(createFault).not.toBe(ours.createFault);
    expect(ours.isFault(fault)).toBe(true);
    expect(theirs.isFault(fault)).toBe(true);
    expect(ours.isSecret(theirs.createSecret('x'))).toBe(true);
  });

  it('mean the same by a token', () => {
    expect(theirs.CONNECTOR).toBe(ours.CONNECTOR);
    expect(theirs.token('a@1')).toBe(ours.token('a@1'));
    expect(ours.token('a@1')).not.toBe(ours.token('a@2'));
  });
});

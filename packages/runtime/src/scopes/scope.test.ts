import { isFault, token } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { createRootScope } from './scope.js';

const never = (): Promise<void> => new Promise(() => undefined);
const VALUE = token<{ readonly owner: string }>('test/value');
const OTHER = token<object>('test/other');

describe('a scope', () => {
  it('makes a value once, with the scope it was registered in', () => {
    const root = createRootScope({ delay: never });
    const seen: unknown[] = [];
    root.register(VALUE, {
      useFactory: (scope) => {
        seen.push(scope);
        return { owner: 'root' };
      },
    });
    const left = root.createChild('left').resolve(VALUE);
    const right = root.createChild('right').resolve(VALUE);
    expect(left).toBe(right);
    expect(seen).toEqual([root]);
  });

  it('hands no tenant a value of another, though a root service is first asked for by one of them', () => {
    const root = createRootScope({ delay: never });
    root.register(OTHER, { useFactory: (scope) => ({ tenant: (() => scope.resolve(VALUE))() }) });
    const tenant = root.createChild('a');
    tenant.register(VALUE, { useFactory: () => ({ owner: 'a' }) });
    expect(() => tenant.resolve(OTHER)).toThrow(/nothing was registered/);
  });

  it('refuses a token that is registered twice in it, and lets a child have its own', () => {
    const root = createRootScope({ delay: never });
    root.register(VALUE, { useFactory: () => ({ owner: 'root' }) });
    expect(codeOf(() => root.register(VALUE, { useFactory: () => ({ owner: 'again' }) }))).toBe(
      'host/registered-twice',
    );
    const child = root.createChild('child');
    child.register(VALUE, { useFactory: () => ({ owner: 'child' }) });
    expect(child.resolve(VALUE).owner).toBe('child');
    expect(root.resolve(VALUE).owner).toBe('root');
  });

  it('names a token that nothing was registered under', () => {
    const root = createRootScope({ delay: never });
    expect(codeOf(() => root.resolve(OTHER))).toBe('host/not-registered');
  });

  it('disposes of children first, then of its own values in reverse order, and of each once', async () => {
    const order: string[] = [];
    const root = createRootScope({ delay: never });
    const tokens = ['first', 'second', 'unused'].map((name) => token<string>(`test/${name}`));
    for (const each of tokens) {
      root.register(each, {
        useFactory: () => String(each.description),
        dispose: (value) => void order.push(value),
      });
    }
    const child = root.createChild('child');
    child.register(VALUE, {
      useFactory: () => ({ owner: 'child' }),
      dispose: ({ owner }) => void order.push(owner),
    });
    child.resolve(VALUE);
    root.resolve(tokens[0]!);
    root.resolve(tokens[1]!);
    await root.dispose();
    await root.dispose();
    expect(order).toEqual(['child', 'onlink.connector/test/second', 'onlink.connector/test/first']);
  });

  it('tries every value though one fails or never ends, and reports them all', async () => {
    const order: string[] = [];
    const root = createRootScope({ delay: async () => undefined, disposeTimeoutMs: 1 });
    const [throws, hangs, works] = ['throws', 'hangs', 'works'].map((name) => token<string>(`test/${name}`));
    root.register(works!, { useFactory: () => 'works', dispose: (value) => void order.push(value) });
    root.register(hangs!, { useFactory: () => 'hangs', dispose: never });
    root.register(throws!, {
      useFactory: () => 'throws',
      dispose: () => {
        throw new Error('broken');
      },
    });
    for (const each of [works!, hangs!, throws!]) root.resolve(each);
    const failure = await root.dispose().catch((error: AggregateError) => error);
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors).toHaveLength(2);
    expect(order).toEqual(['works']);
  });
});

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
  return undefined;
}

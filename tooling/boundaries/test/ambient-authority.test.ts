import { describe, expect, test } from 'vitest';
import { manifest, violationsWith } from './plant.js';

const path = 'packages/http/src/c.ts';
const found = (source: string, at = path) =>
  violationsWith({ [at]: source }).map((line) => line.split('. ')[0]);

describe('ambient authority in a guarded package', () => {
  test.each([
    ['Date.now', 'export const a = () => Date.now();'],
    ['new Date()', 'export const a = () => new Date();'],
    ['Date()', 'export const a = () => Date();'],
    ['setTimeout', 'export const a = () => setTimeout(() => {}, 1);'],
    ['setInterval', 'export const a = { wait: setInterval };'],
    ['setImmediate', 'export const a = (wait = setImmediate) => wait;'],
    ['console', "export const a = () => console.log('x');"],
    ['process', 'export const a = () => process.env;'],
    ['Math.random', "export const a = () => Math['random']();"],
    ['fetch', 'export const a = () => fetch(String(1));'],
    ['fetch', 'export const a = { fetch };'],
    ['globalThis', 'export const a = () => globalThis.fetch;'],
    ['AbortSignal.timeout', 'export const a = () => AbortSignal.timeout(1);'],
    ['crypto.randomUUID', 'export const a = () => crypto.randomUUID();'],
    ['Date.now', 'export const a = (Date as never) satisfies unknown ?? (Date.now as () => number);'],
    ['node:fs', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;"],
    ['timers/promises', "import { setTimeout as wait } from 'timers/promises';\nexport const a = wait;"],
    ['randomBytes', "import { randomBytes } from 'node:crypto';\nexport const a = randomBytes;"],
  ])('refuses %s', (what, source) => {
    expect(found(source)).toEqual([`${path}:1: "${what}" is ambient authority`]);
  });

  test.each([
    ['a date of a given instant', 'export const a = (atMs: number) => new Date(atMs);'],
    ['a parameter of that name', 'export const a = (fetch: () => void) => fetch();'],
    ['a destructured port', 'export const a = ({ setTimeout }: { setTimeout: () => void }) => setTimeout();'],
    ['a member of a port', 'export const a = (port: { fetch(): void }) => port.fetch();'],
    ['a property of that name', 'export const a = { process: 1, console: 2 };'],
    ['a type of that name', 'export interface Port { readonly fetch: typeof fetch; process(): void }'],
    ['a type with a parameter of that name', 'export const a = {} as (process: number) => void;'],
    ['a hash', "import { createHmac } from 'node:crypto';\nexport const a = createHmac;"],
    ['another member of Math', 'export const a = Math.max(1, 2);'],
  ])('accepts %s', (_, source) => {
    expect(found(source)).toEqual([]);
  });

  test('guards a connector among the examples as well', () => {
    const at = 'examples/acme/src/c.ts';
    const files = {
      [at]: 'export const a = () => Date.now();',
      'examples/acme/package.json': manifest('@onlink-examples/acme', {}),
    };
    expect(violationsWith(files)).toEqual([expect.stringContaining(`${at}:1: "Date.now" is ambient`)]);
  });

  test('leaves tests and unguarded packages alone', () => {
    const source = 'export const a = () => Date.now();';
    expect(found(source, 'packages/http/src/c.test.ts')).toEqual([]);
    expect(found(source, 'packages/testkit/src/c.ts')).toEqual([]);
  });

  test('is excused by name and place only', () => {
    const excuse = { rule: 'ambient', path: 'packages/http/src/', what: 'Date.now', reason: 'A trial.' };
    const source = 'export const a = () => Date.now() + Math.random();';
    const violations = violationsWith({ [path]: source }, [excuse]);
    expect(violations).toEqual([expect.stringContaining('"Math.random"')]);
  });
});

describe('core', () => {
  test.each([
    ['a Node built-in', 'src/b.ts', "import { inspect } from 'node:util';\nexport const b = inspect;"],
    ['zod outside src/define', 'src/b.ts', "import type { z } from 'zod';\nexport type B = z;"],
    ['src/define in another source', 'src/b.ts', "export { d } from './define/d.js';"],
  ])('refuses %s', (_, file, source) => {
    const violations = violationsWith({
      [`packages/core/${file}`]: source,
      'packages/core/src/define/d.ts': "export { z as d } from 'zod';\n",
      'packages/core/package.json': {
        name: '@onlink/core',
        exports: { '.': {} },
        peerDependencies: { zod: '>=4' },
      },
    });
    expect(violations).toEqual([expect.stringMatching(/^packages\/core\/src\/b\.ts:1: core imports /)]);
  });
});

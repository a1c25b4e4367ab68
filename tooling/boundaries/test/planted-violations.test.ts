import { describe, expect, test } from 'vitest';
import { manifest, type Planted, violationsWith } from './plant.js';

interface Row {
  readonly title: string;
  readonly files: Planted;
  /** The start of the only line expected: file, line and what. */
  readonly says: string;
}

const line = (count: number) => '// a line\n'.repeat(count);
const http = 'packages/http/src/send.ts';
const coreManifest = (more: Record<string, unknown>) => ({
  'packages/core/package.json': manifest('@onlink/core', { exports: { '.': {}, './define': {} }, ...more }),
});

const ARROWS: readonly Row[] = [
  {
    title: 'a manifest that lists a package no arrow leads to',
    files: coreManifest({ dependencies: { '@onlink/http': 'workspace:*' } }),
    says: 'packages/core/package.json:1: dependencies lists "@onlink/http"',
  },
  {
    title: 'a tests-only arrow in dependencies',
    files: {
      'packages/http/package.json': manifest('@onlink/http', {
        dependencies: { '@onlink/core': 'workspace:*', '@onlink/testkit': 'workspace:*' },
      }),
    },
    says: 'packages/http/package.json:1: dependencies lists "@onlink/testkit"',
  },
  {
    title: 'a package without a row',
    files: { 'packages/extra/package.json': manifest('@onlink/extra', {}) },
    says: 'packages/extra/package.json:1: "packages/extra" has no row',
  },
  {
    title: 'a dependency on an app',
    files: {
      'apps/onlink/package.json': manifest('onlink', {}),
      'examples/shop/package.json': manifest('shop', { dependencies: { onlink: 'workspace:*' } }),
    },
    says: 'examples/shop/package.json:1: dependencies lists "onlink"',
  },
  {
    title: 'a source that imports along a tests-only arrow',
    files: { [http]: "import { t } from '@onlink/testkit';\nexport const b = t;\n" },
    says: `${http}:1: a source imports "@onlink/testkit"`,
  },
  {
    title: 'the mock importing the plugin, in a test and dynamically',
    files: {
      'packages/netsuite/package.json': manifest('@onlink/connector-netsuite', {}),
      'packages/netsuite-mock/package.json': manifest('@onlink/netsuite-mock', {}),
      'packages/netsuite-mock/src/x.test.ts': "\nawait import('@onlink/connector-netsuite');\n",
    },
    says: 'packages/netsuite-mock/src/x.test.ts:2: a test imports "@onlink/connector-netsuite"',
  },
  {
    title: 'an app that imports the plugin it only lists',
    files: {
      'packages/netsuite/package.json': manifest('@onlink/connector-netsuite', {}),
      'apps/onlink/package.json': manifest('onlink', {
        dependencies: { '@onlink/connector-netsuite': 'workspace:*' },
      }),
      'apps/onlink/src/x.ts': "export * as p from '@onlink/connector-netsuite';\n",
    },
    says: 'apps/onlink/src/x.ts:1: a source imports "@onlink/connector-netsuite"',
  },
];

const IMPORTS: readonly Row[] = [
  {
    title: 'a relative import of another package',
    files: { [http]: "export { a } from '../../core/src/a.js';\n" },
    says: `${http}:1: "../../core/src/a.js" leaves packages/http`,
  },
  {
    title: 'tooling that reaches into a package',
    files: { 'tooling/bench/run.mjs': "import '../../packages/core/dist/index.js';\n" },
    says: 'tooling/bench/run.mjs:1: "../../packages/core/dist/index.js" leaves tooling',
  },
  {
    title: 'an import past the exports',
    files: { [http]: "export type A = import('@onlink/core/src/a.js').A;\n" },
    says: `${http}:1: "./src/a.js" is not among the exports of @onlink/core`,
  },
  {
    title: 'an undeclared package in a source',
    files: { [http]: "import type { S } from 'vitest';\nexport type T = S;\n" },
    says: `${http}:1: "vitest" is not in the dependencies`,
  },
  {
    title: 'an undeclared package in a test',
    files: { 'packages/core/test/contract/x.test.ts': "import 'msw';\n" },
    says: 'packages/core/test/contract/x.test.ts:1: "msw" is not in the devDependencies',
  },
  {
    title: 'a source that imports a test',
    files: { 'packages/http/src/c.ts': "import './send.test.js';\n" },
    says: 'packages/http/src/c.ts:1: a source imports "./send.test.js"',
  },
  {
    title: 'imports that go round, types included',
    files: {
      'packages/http/src/c.ts': "import type { D } from './d.js';\nexport type C = D;\n",
      'packages/http/src/d.ts': "\nexport type D = import('./c.js').C;\n",
    },
    says: 'packages/http/src/d.ts:2: imports go round: c.ts -> d.ts -> c.ts',
  },
];

const SHAPE: readonly Row[] = [
  {
    title: 'a source over 400 lines',
    files: { 'packages/http/src/long.ts': line(401) },
    says: 'packages/http/src/long.ts:401: 401 lines',
  },
  {
    title: 'a test over 300 lines',
    files: { 'packages/http/src/long.test.ts': line(301) },
    says: 'packages/http/src/long.test.ts:301: 301 lines',
  },
  {
    title: 'a file that names no job',
    files: { 'packages/http/src/deep/helpers.ts': '' },
    says: 'packages/http/src/deep/helpers.ts:1: "helpers.ts" names no job',
  },
  {
    title: 'a default export',
    files: { 'packages/http/src/c.ts': '\nexport default 1;\n' },
    says: 'packages/http/src/c.ts:2: a default export',
  },
  {
    title: 'a default export by renaming',
    files: { 'packages/http/src/c.ts': 'const c = 1;\nexport { c as default };\n' },
    says: 'packages/http/src/c.ts:2: a default export',
  },
  {
    title: 'an export of everything',
    files: { 'packages/http/src/c.ts': "export * from './send.js';\n" },
    says: 'packages/http/src/c.ts:1: "export *" hides',
  },
  {
    title: 'a file that is no module',
    files: { 'packages/http/src/c.ts': 'export const = 1;\n' },
    says: 'packages/http/src/c.ts:1: not a valid module',
  },
  {
    title: 'a unit test that starts a process',
    files: {
      'packages/http/test/x.test.ts': "import { spawn } from 'node:child_process';\nspawn('true');\n",
    },
    says: 'packages/http/test/x.test.ts:1: a unit test imports "node:child_process"',
  },
];

describe.each([
  ['arrows', ARROWS],
  ['imports', IMPORTS],
  ['shape', SHAPE],
])('%s', (_, rows) => {
  test.each(rows)('refuses $title', ({ files, says }) => {
    const violations = violationsWith(files);
    expect(violations).toHaveLength(1);
    expect(violations[0]?.slice(0, says.length)).toBe(says);
  });
});

test('accepts a workspace that keeps every rule', () => {
  expect(violationsWith({})).toEqual([]);
});

test('lets a plugin be the default export of the entry that its manifest names, and of no other file', () => {
  const onlink = { manifest: './dist/manifest.json', entry: './dist/index.js' };
  const files = {
    'examples/acme/package.json': manifest('@onlink-examples/acme', { onlink }),
    'examples/acme/src/index.ts': 'export default 1;\n',
    'examples/acme/src/other.ts': 'export default 2;\n',
  };
  expect(violationsWith(files)).toEqual([
    expect.stringContaining('examples/acme/src/other.ts:1: a default export'),
  ]);
});

test('ends every line with what to do', () => {
  const [violation] = violationsWith({ 'packages/http/src/utils.ts': '' });
  expect(violation).toBe('packages/http/src/utils.ts:1: "utils.ts" names no job. Name what it does.');
});

test('lets a named exception pass, and refuses one that excuses nothing', () => {
  const excuse = { rule: 'size', path: 'packages/http/src/long.ts', reason: 'A table.' };
  expect(violationsWith({ [excuse.path]: line(401) }, [excuse])).toEqual([]);
  expect(violationsWith({}, [excuse])[0]).toContain('excuses nothing');
});

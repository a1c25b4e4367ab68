import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkBoundaries } from '../check-boundaries.mjs';
import type { Exception } from '../exceptions.mjs';

/** Files of a planted workspace: text, or a manifest as an object. */
export type Planted = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** A workspace of two packages and an app that breaks no rule. */
const SOUND: Planted = {
  'package.json': { name: 'root', devDependencies: { vitest: '4.1.12' } },
  'packages/core/package.json': manifest('@onlink/core', { exports: { '.': {}, './define': {} } }),
  'packages/core/src/index.ts': "export { a } from './a.js';\n",
  'packages/core/src/a.ts': 'export const a = 1;\n',
  'packages/http/package.json': manifest('@onlink/http', {
    dependencies: { '@onlink/core': 'workspace:*' },
    devDependencies: { '@onlink/testkit': 'workspace:*' },
  }),
  'packages/http/src/send.ts': "import { a } from '@onlink/core';\nexport const b = a;\n",
  'packages/http/src/send.test.ts':
    "import { t } from '@onlink/testkit';\nimport { test } from 'vitest';\ntest(t, () => {});\n",
  'packages/testkit/package.json': manifest('@onlink/testkit', {}),
  'packages/testkit/src/index.ts': "export const t = 't';\n",
};

/** The manifest of a planted package, with one entry unless `more` says otherwise. */
export function manifest(name: string, more: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { name, version: '0.1.0', exports: { '.': {} }, ...more };
}

/** The violations of the sound workspace with `files` planted over it. */
export function violationsWith(files: Planted, exceptions: readonly Exception[] = []): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  try {
    for (const [path, content] of Object.entries({ ...SOUND, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return checkBoundaries(root, exceptions).violations;
  } finally {
    rmSync(root, { recursive: true });
  }
}

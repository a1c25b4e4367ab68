import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** An import, a re-export, a type's `import('...')`, or a reference for the compiler. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|<reference types=)["']([^"']+)["']/g;

const emitted = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(d\.ts|js)$/.test(path))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    imports: [...readFileSync(join(DIST, path), 'utf8').matchAll(SPECIFIER)].map(([, name = '']) => name),
  }));

it('what is emitted for the boundary imports no zod: two of them in one program would not be one type', () => {
  const boundary = emitted.filter(({ path }) => !path.startsWith('define/'));
  expect(boundary.map(({ path }) => path)).toContain('index.d.ts');
  const leaves = ({ imports }: { readonly imports: readonly string[] }): boolean =>
    imports.some((name) => !name.startsWith('./') || name.startsWith('./define'));
  expect(boundary.filter(leaves)).toEqual([]);
});

it('what is emitted for authors does, so that the test above can see it', () => {
  const authors = emitted.filter(({ path, imports }) => path.endsWith('.d.ts') && imports.includes('zod'));
  expect(authors.map(({ path }) => path)).toContain('define/secret.d.ts');
});

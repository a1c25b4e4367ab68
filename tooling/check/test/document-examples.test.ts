import { expect, it } from 'vitest';
import { examplesOf } from '../document-examples.mjs';

const DOCUMENT = [
  '# Title',
  '```sh',
  'npm test',
  '```',
  '```ts',
  'const a = 1;',
  '```',
  '',
  '```ts',
  '```',
].join('\n');

it('finds the TypeScript examples of a document, each with its line and a name of its own', () => {
  expect(examplesOf('packages/core/README.md', `${DOCUMENT}\n`)).toEqual([
    {
      path: 'packages/core/README.md',
      line: 5,
      file: 'packages-core-README-1.ts',
      code: 'const a = 1;\nexport {};\n',
    },
    { path: 'packages/core/README.md', line: 9, file: 'packages-core-README-2.ts', code: 'export {};\n' },
  ]);
});

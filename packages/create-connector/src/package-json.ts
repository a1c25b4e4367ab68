import type { Answers } from './answers.js';
import { OWN_VERSION, THIRD_PARTY } from './versions.js';

/** The package.json of a generated package, as text. */
export function packageJson({ packageName, title }: Answers): string {
  const { zod, ...tools } = THIRD_PARTY;
  const content = {
    name: packageName,
    version: '0.1.0',
    description: `Connects OnLink with ${title}.`,
    license: 'UNLICENSED',
    type: 'module',
    engines: { node: '>=20.19' },
    sideEffects: false,
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    onlink: { manifest: './dist/manifest.json', entry: './dist/index.js' },
    files: ['dist'],
    scripts: {
      build: 'tsc && onlink-manifest build',
      check: 'tsc -p tsconfig.check.json',
      test: 'npm run build && vitest run',
      mock: 'tsc -p tsconfig.mock.json && node build/mock/serve.js',
      prepack: 'npm run build',
    },
    dependencies: { '@onlink/core': OWN_VERSION, '@onlink/http': OWN_VERSION, zod },
    devDependencies: sorted({ ...tools, '@onlink/testkit': OWN_VERSION }),
    publishConfig: { access: 'public' },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function sorted(entries: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(entries).sort(([left], [right]) => (left < right ? -1 : 1)));
}

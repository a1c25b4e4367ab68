import { createRequire } from 'node:module';

const own = createRequire(import.meta.url)('../package.json') as { readonly version: string };

/** The version of this package, which all packages of OnLink share: what it writes stands on the same one. */
export const OWN_VERSION: string = own.version;

/** What a generated package uses beside OnLink's packages: exactly what OnLink itself is tested with. */
export const THIRD_PARTY = {
  '@changesets/cli': '2.31.1',
  '@types/node': '20.19.43',
  typescript: '7.0.2',
  vitest: '4.1.12',
  zod: '4.6.7',
} as const;

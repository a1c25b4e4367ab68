import { createRequire } from 'node:module';

const manifest = createRequire(import.meta.url)('../package.json') as { readonly version: string };

/** The version of this package, from its own package.json. */
export const PACKAGE_VERSION: string = manifest.version;

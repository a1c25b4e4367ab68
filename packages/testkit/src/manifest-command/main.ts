import { createRequire } from 'node:module';
import { isFault } from '@onlink/core';
import { buildManifest } from './build-manifest.js';

const USAGE = `Usage: onlink-manifest build [DIR]

Writes the manifest of the connector package in DIR (default: the current folder) to the file that the
key "onlink" of its package.json names, from the plugin that its built entry exports by default.
`;

/**
 * Runs the `onlink-manifest` command.
 *
 * @returns the exit code: 0 done or help, 1 a fault (one line on stderr), 2 wrong usage
 */
export async function main(args: readonly string[]): Promise<number> {
  const [verb, dir = '.', ...rest] = args;
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (verb === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  if (verb !== 'build' || rest.length > 0 || dir.startsWith('-')) {
    process.stderr.write('onlink-manifest: wrong usage. Use: onlink-manifest build [DIR]\n');
    return 2;
  }
  try {
    process.stdout.write(`${await buildManifest(dir)}\n`);
    return 0;
  } catch (error) {
    if (!isFault(error)) throw error;
    process.stderr.write(`onlink-manifest: ${error.message}\n`);
    return 1;
  }
}

function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };
  return version;
}

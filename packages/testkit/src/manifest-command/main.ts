import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { isFault } from '@onlink/core';
import { VERBS, type Verb } from './verbs.js';

const USAGE = `Usage: onlink-manifest build [DIR]
       onlink-manifest diff OLD NEW [--waiting FOLDER] [--json]
       onlink-manifest docs [DIR] [--out FILE]

build  Writes the manifest of the connector package in DIR (default: the current folder) to the file that the
       key "onlink" of its package.json names, from the plugin that its built entry exports by default.
diff   Compares two releases: OLD and NEW are manifest files or folders of packages. Says what is breaking, an
       addition or a patch, which step of the version is due and which one was made. Exits 1 where that is smaller.
       --waiting counts the step that the changesets in FOLDER will make of NEW, which is then a package's folder.
docs   Writes a reference in Markdown for the people who set the connector up, from its manifest alone. DIR may
       also be a manifest file. Without --out to the standard output.
`;

/**
 * Runs the `onlink-manifest` command.
 *
 * @returns the exit code: 0 done or help, 1 a fault or too small a version step (one line on stderr), 2 wrong usage
 */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  const given = verb === undefined ? undefined : parse(verb, rest);
  if (verb === undefined || given === undefined) {
    const usages = verb === undefined ? Object.values(VERBS).map(({ usage }) => usage) : [verb.usage];
    process.stderr.write(`onlink-manifest: wrong usage. Use: onlink-manifest ${usages.join(' | ')}\n`);
    return 2;
  }
  try {
    const { said, refused } = await verb.run(given.positionals, given.values);
    process.stdout.write(said);
    if (refused === undefined) return 0;
    process.stderr.write(`onlink-manifest: ${refused}\n`);
  } catch (error) {
    if (!isFault(error)) throw error;
    process.stderr.write(`onlink-manifest: ${error.message}\n`);
  }
  return 1;
}

/** What was given, or nothing where the verb takes it not. */
function parse({ options, names: [least, most] }: Verb, args: readonly string[]) {
  try {
    const given = parseArgs({ args: [...args], options, allowPositionals: true });
    const { length } = given.positionals;
    return length >= least && length <= most && !given.positionals.includes('') ? given : undefined;
  } catch {
    return undefined;
  }
}

function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };
  return version;
}

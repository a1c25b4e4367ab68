import { createRequire } from 'node:module';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandLine } from './command-line.js';
import { check } from './commands/check.js';
import {
  addConnection,
  listConnections,
  removeConnection,
  setConnection,
  showConnection,
} from './commands/connection.js';
import { connectors } from './commands/connectors.js';
import { discover } from './commands/discover.js';
import { showImportStatus } from './commands/import.js';
import { runImportFiles } from './commands/import-files.js';
import { OBJECT_FORMATS, objects } from './commands/objects.js';
import { read } from './commands/read.js';
import { exportStore, importStore } from './commands/store.js';
import { keyValue, secretSource } from './commands/values.js';
import type { GlobalFlags, Work } from './session.js';

/** Runs what a command line asks for. */
export type RunCommand = (flags: GlobalFlags, work: Work) => Promise<void>;

const AFTERWORD = `
Exit codes: 0 done, 1 a fault (one line on stderr says what to do), 2 wrong usage, 130 stopped.
Data is kept in --data-dir; with DATABASE_URL set, in that PostgreSQL instead.`;

/**
 * The grammar of the `onlink` command. Flags of the whole may stand before or after a sub-command.
 *
 * @param tell takes the text of `--help` and `--version`
 */
export function createProgram(run: RunCommand, tell: (text: string) => void): Command {
  const program = new CommandLine('onlink')
    .description(
      'Links HR and ERP systems with Jira: connections, checks, reads and imports through connector plugins.',
    )
    .version(packageVersion())
    .option('--json', 'print one JSON document on stdout')
    .option('--data-dir <dir>', 'where data is kept (default: $ONLINK_HOME, else .onlink)')
    .option(
      '--plugins <dir>',
      'folder of connector plugins (default: DATA_DIR/plugins and the packages beside this one)',
    )
    .addHelpText('after', AFTERWORD);
  const globals = (): GlobalFlags => program.opts<GlobalFlags>();
  const start = (work: Work): Promise<void> => run(globals(), work);

  program
    .command('connectors')
    .description('list the connectors that are installed')
    .action(() => start(connectors()));

  addConnectionCommands(program.command('connection').description('add, change and show connections'), start);

  program
    .command('check <name>')
    .description('check what a connection may do, one line for each capability')
    .action((name: string) => start(check(name)));
  program
    .command('discover <name> [stream]')
    .description('list the streams of a connection, or the fields of one')
    .action((name: string, stream?: string) => start(discover(name, stream)));
  program
    .command('read <name> <stream>')
    .description('read records straight from the remote system: one JSON record a line')
    .option('--limit <n>', 'records at most', wholeNumber)
    .option('--fields <a,b>', 'only these fields', (text) => text.split(',').map((field) => field.trim()))
    .action((name: string, stream: string, flags) => start(read(name, stream, flags)));

  const imports = program.command('import').description('run import files, and see how they stand');
  imports
    .command('run <files...>')
    .description('run the imports that YAML files define, one after another')
    .option('--limit <n>', 'records at most in each run; the next one goes on', wholeNumber)
    .action((files: readonly string[], flags: { readonly limit?: number }) =>
      start(runImportFiles(files, flags.limit)),
    );
  imports
    .command('status <file>')
    .description('show how the last run ended, and where the next one begins')
    .action((file: string) => start(showImportStatus(file)));

  program
    .command('objects <type>')
    .description('show imported objects of a type')
    .option('--limit <n>', 'objects at most', wholeNumber)
    .addOption(new Option('--format <format>', 'how').choices(OBJECT_FORMATS).default('table'))
    .action((type: string, flags) => start(objects(type, flags)));

  const store = program.command('store').description('move everything that is stored');
  store
    .command('export <file>')
    .description('write everything that is stored into a new file; secrets stay encrypted')
    .action((file: string) => start(exportStore(file)));
  store
    .command('import <file>')
    .description('read such a file into an empty store')
    .action((file: string) => start(importStore(file)));

  tame(program, tell);
  return program;
}

function addConnectionCommands(parent: Command, start: (work: Work) => Promise<void>): void {
  parent
    .command('add <name>')
    .description('add a connection')
    .requiredOption('--connector <id>', 'which connector: see "onlink connectors"')
    .addOption(fieldOption())
    .addOption(secretOption())
    .action((name: string, flags) => start(addConnection(name, flags)));
  parent
    .command('set <name>')
    .description('change the given fields of a connection, and nothing else')
    .addOption(fieldOption())
    .addOption(secretOption())
    .addOption(unsetOption())
    .action((name: string, flags) => start(setConnection(name, flags)));
  parent
    .command('list')
    .description('list connections')
    .action(() => start(listConnections()));
  parent
    .command('show <name>')
    .description('show a connection; secrets stay hidden')
    .action((name: string) => start(showConnection(name)));
  parent
    .command('remove <name>')
    .description('remove a connection; imported objects stay')
    .action((name: string) => start(removeConnection(name)));
}

// Without defaults, because the help would show them: an empty object says nothing to a person.
const fieldOption = (): Option =>
  new Option('--set <key=value>', 'a field (repeat it for more)').argParser(keyValue);
const secretOption = (): Option =>
  new Option(
    '--secret <key=env:VAR|file:PATH>',
    'where a secret is to be read from (repeat it for more)',
  ).argParser(secretSource);
const unsetOption = (): Option =>
  new Option('--unset <key>', 'a field to empty (repeat it for more)').argParser(
    (key, before: readonly string[] = []) => [...before, key],
  );

/** One line for each error, thrown instead of ending the process. */
function tame(command: Command, tell: (text: string) => void): void {
  command.exitOverride().configureOutput({ outputError: () => undefined, writeOut: tell });
  for (const child of command.commands) tame(child, tell);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string };
  return version;
}

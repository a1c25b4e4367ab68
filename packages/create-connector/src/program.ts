import { Command, Option } from 'commander';
import { AUTH_SCHEMES, type AuthScheme } from './answers.js';
import { OWN_VERSION } from './versions.js';

/** What a command line says. */
export interface Flags {
  readonly id?: string;
  readonly title?: string;
  readonly auth?: AuthScheme;
  readonly streams?: string;
  readonly actions?: string;
  readonly package?: string;
  readonly yes?: boolean;
}

const AFTERWORD = `
Lists are separated by commas, or "none". An action's first word says what it does (add, update, remove, ...);
addEmployee:create, :update or :delete says it outright.
On a terminal it asks for what is missing. Exit codes: 0 done, 1 it cannot be written, 2 wrong usage, 130 stopped.`;

/** The grammar of the command. Wrong usage throws commander's error and prints nothing. */
export function createProgram(run: (dir: string | undefined, flags: Flags) => Promise<void>): Command {
  return new Command('create-onlink-connector')
    .description('Writes a connector package for OnLink that builds and whose contract tests pass at once.')
    .argument('[dir]', "folder to write (default: the package's name, without its scope)")
    .option('--id <id>', 'names the connector for good: acme-hr')
    .option('--title <text>', 'name of the system, as people know it')
    .addOption(new Option('--auth <scheme>', 'how it signs in').choices(Object.keys(AUTH_SCHEMES)))
    .option('--streams <names>', 'what it reads: employee,department')
    .option('--actions <names>', 'what it does over there: addEmployee,removeEmployee')
    .option('--package <name>', 'name of the package (default: onlink-connector-ID)')
    .option('--yes', 'take what is proposed for what is missing; needs --id')
    .version(OWN_VERSION)
    .addHelpText('after', AFTERWORD)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .action(run);
}

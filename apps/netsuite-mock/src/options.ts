import {
  ACCOUNT_DATE_FORMATS,
  type AccountDateFormat,
  DEFAULT_ACCOUNT_ID,
  isAccountId,
  isTimeZone,
  MOST_EMPLOYEES,
} from '@onlink/netsuite-mock';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** What the command line asks for. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly employees: number;
  readonly seed: number;
  readonly latencyMs: number;
  /** Account id as a realm spells it. */
  readonly account: string;
  /** Format in which the account shows dates. */
  readonly dateFormat: AccountDateFormat;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
  /** Requests that the account takes at once. */
  readonly concurrency: number;
  /** Serves the admin API under `/__mock__/`. */
  readonly admin: boolean;
  /** Files of a key and a certificate in PEM: both or none. */
  readonly tlsKey?: string;
  readonly tlsCert?: string;
  readonly json: boolean;
}

/** A command line, read. */
export type ParsedArguments =
  | { readonly kind: 'serve'; readonly options: ServerOptions }
  /** Help or version: `text` goes to stdout, exit code 0. */
  | { readonly kind: 'told'; readonly text: string }
  /** `reason` is one line naming the flag; exit code 2. */
  | { readonly kind: 'wrong'; readonly reason: string };

const LARGEST_SEED = 2_147_483_647;
const LONGEST_LATENCY_MS = 600_000;
const MOST_CONCURRENCY = 1_000_000;

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

function accountId(text: string): string {
  if (isAccountId(text)) return text;
  throw new InvalidArgumentError('Give it in upper case with an underscore, such as 1234567_SB1.');
}

function timeZone(text: string): string {
  if (isTimeZone(text)) return text;
  throw new InvalidArgumentError('Give the IANA name of a zone, such as America/New_York.');
}

/** Reads the arguments that follow the program's name. Never throws and never ends the process. */
export function parseArguments(args: readonly string[], version: string): ParsedArguments {
  let told = '';
  const command = new Command('netsuite-mock')
    .description('A NetSuite account in memory: verifies logins, answers as NetSuite does, fails on demand.')
    .option('--port <number>', 'port to listen on, 0 for any free one', whole(0, 65_535), 0)
    .option('--host <address>', 'address to bind', '127.0.0.1')
    .option('--employees <number>', 'employees in the account', whole(0, MOST_EMPLOYEES), 1000)
    .option('--seed <number>', 'seed of rows and credentials', whole(0, LARGEST_SEED), 1)
    .option('--latency-ms <number>', 'milliseconds each answer is held back', whole(0, LONGEST_LATENCY_MS), 0)
    .option('--account <id>', 'account id, as a realm spells it', accountId, DEFAULT_ACCOUNT_ID)
    .addOption(
      new Option('--date-format <format>', 'how the account shows dates')
        .choices(ACCOUNT_DATE_FORMATS)
        .default('M/D/YYYY'),
    )
    .option('--time-zone <name>', "the account's time zone, by IANA name", timeZone, 'UTC')
    .option(
      '--concurrency <number>',
      'requests that the account takes at once',
      whole(1, MOST_CONCURRENCY),
      5,
    )
    .option('--admin', 'serve the admin API under /__mock__/, to whoever reaches the port', false)
    .option('--tls-key <file>', 'private key in PEM: serves HTTPS, with --tls-cert')
    .option('--tls-cert <file>', 'certificate in PEM: serves HTTPS, with --tls-key')
    .option('--json', 'print one line of JSON with URL and credentials once listening', false)
    .version(version)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        told += text;
      },
      writeErr: () => {},
    });
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0
      ? { kind: 'told', text: told }
      : { kind: 'wrong', reason: oneLine(error.message) };
  }
  const options = command.opts<ServerOptions>();
  if ((options.tlsKey === undefined) !== (options.tlsCert === undefined))
    return { kind: 'wrong', reason: 'netsuite-mock: --tls-key and --tls-cert belong together. Give both.' };
  return { kind: 'serve', options };
}

function oneLine(message: string): string {
  return `netsuite-mock: ${message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}`;
}

import { MOST_EMPLOYEES } from '@onlink/netsuite-mock';
import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** What the command line asks for. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly employees: number;
  readonly seed: number;
  readonly latencyMs: number;
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

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** Reads the arguments that follow the program's name. Never throws and never ends the process. */
export function parseArguments(args: readonly string[], version: string): ParsedArguments {
  let told = '';
  const command = new Command('netsuite-mock')
    .description('A NetSuite account in memory: verifies token-based logins, answers SuiteQL.')
    .option('--port <number>', 'port to listen on, 0 for any free one', whole(0, 65_535), 0)
    .option('--host <address>', 'address to bind', '127.0.0.1')
    .option('--employees <number>', 'employees in the account', whole(0, MOST_EMPLOYEES), 1000)
    .option('--seed <number>', 'seed of rows and credentials', whole(0, LARGEST_SEED), 1)
    .option('--latency-ms <number>', 'milliseconds each answer is held back', whole(0, LONGEST_LATENCY_MS), 0)
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
  return { kind: 'serve', options: command.opts<ServerOptions>() };
}

function oneLine(message: string): string {
  return `netsuite-mock: ${message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}`;
}

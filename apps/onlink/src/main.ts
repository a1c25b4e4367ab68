import type { HostOptions } from '@onlink/host';
import { CommanderError } from 'commander';
import { usageFault } from './output/faults.js';
import { createOutput } from './output/output.js';
import { createProgram } from './program.js';
import { runInSession } from './session.js';

/** What a test may put in place of the host's own parts. */
export interface MainOptions {
  readonly hostOverrides?: Pick<HostOptions, 'openStore'>;
}

/**
 * Runs the `onlink` command.
 *
 * @param args the arguments that follow the program's name
 * @returns the exit code: 0 done, 1 a fault (one line on stderr), 2 wrong usage, 130 stopped by SIGINT
 */
export async function main(args: readonly string[], options: MainOptions = {}): Promise<number> {
  // A reader that went away, as `| head` does, ends the command quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  // Nothing can be said about it, and it must not end the command.
  process.stderr.on('error', () => undefined);
  let code = 0;
  const program = createProgram(async (flags, work) => {
    code = await runInSession(flags, work, options.hostOverrides);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    createOutput({ json: args.includes('--json') }).fault(usageFault(error.message));
    return 2;
  }
}

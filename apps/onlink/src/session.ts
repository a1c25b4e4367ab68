import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFault } from '@onlink/core';
import { createHost, type Host, type HostOptions } from '@onlink/host';
import { inputFault } from './output/faults.js';
import { createOutput, type Output } from './output/output.js';

/** The flags of every command. */
export interface GlobalFlags {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly plugins?: string;
}

/** What a command works with. */
interface Session {
  readonly host: Host;
  readonly out: Output;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** What a command does. A number is its exit code; none is 0. */
export type Work = (session: Session) => Promise<number> | Promise<void>;

const EXIT_FAULT = 1;
const EXIT_STOPPED = 130;

/** Runs one command with a host of its own, which is closed before this resolves to the exit code. */
export async function runInSession(
  flags: GlobalFlags,
  work: Work,
  overrides: Pick<HostOptions, 'openStore'> = {},
): Promise<number> {
  const out = createOutput({ json: flags.json ?? false });
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  // Once: a second signal ends the process the hard way.
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const host = createHost({ ...hostOptions(flags), ...overrides });
  let code = 0;
  try {
    const result = await work({ host, out, signal: stop.signal });
    await out.finish();
    if (typeof result === 'number') code = result;
  } catch (error) {
    out.fault(isFault(error) ? error : unexpected(error));
    code = EXIT_FAULT;
  }
  try {
    await host.close();
  } catch (error) {
    out.fault(isFault(error) ? error : unexpected(error));
    code = EXIT_FAULT;
  }
  process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
  return stop.signal.aborted ? EXIT_STOPPED : code;
}

function hostOptions(flags: GlobalFlags): HostOptions {
  const { env } = process;
  const dataDir = flags.dataDir ?? (env['ONLINK_HOME'] || '.onlink');
  const databaseUrl = env['DATABASE_URL'];
  return {
    dataDir,
    env,
    allowLoopback: true,
    command: 'onlink',
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(flags.plugins === undefined
      ? { pluginDirs: [join(dataDir, 'plugins')].filter(existsSync), packageDirs: packageDirs() }
      : { pluginDirs: [flags.plugins], packageDirs: [] }),
  };
}

/** Where packages beside this one are: its own `node_modules`, and the one that it is installed in. */
function packageDirs(): string[] {
  const own = fileURLToPath(new URL('..', import.meta.url));
  const parents: string[] = [];
  for (let dir = dirname(own); dir !== dirname(dir); dir = dirname(dir)) {
    if (dir.endsWith('node_modules')) parents.push(dir);
  }
  return [join(own, 'node_modules'), ...parents];
}

/** A defect of ours. Its text may hold anything, so only its kind is shown. */
function unexpected(error: unknown): ReturnType<typeof inputFault> {
  const name = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? /at .*?([\w.-]+\.js:\d+)/.exec(error.stack ?? '')?.[1] : undefined;
  return inputFault(
    'cli/defect',
    `Failed unexpectedly (${name}${place === undefined ? '' : ` at ${place}`}): this is a defect of OnLink. Report this line.`,
  );
}

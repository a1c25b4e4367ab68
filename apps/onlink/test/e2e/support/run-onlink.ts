import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/onlink.mjs', import.meta.url));

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  /** What ended it, where it did not end by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run the command. */
export interface RunOptions {
  readonly dataDir: string;
  readonly env?: { readonly [name: string]: string };
  /** Another script than the committed bin. */
  readonly script?: string;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** Starts the real command in a process of its own, without a terminal and with nothing of ours in its environment. */
export function startOnlink(args: readonly string[], options: RunOptions): Running {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(process.execPath, [options.script ?? BIN, ...args, '--data-dir', options.dataDir], {
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const finished = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...texts,
  }));
  return { child, finished };
}

/** Runs the command to its end. */
export function runOnlink(args: readonly string[], options: RunOptions): Promise<Finished> {
  return startOnlink(args, options).finished;
}

/** Runs the command, and fails with what it said when it does not end well. */
export async function mustRunOnlink(args: readonly string[], options: RunOptions): Promise<Finished> {
  const finished = await runOnlink(args, options);
  if (finished.code !== 0)
    throw new Error(`onlink ${args.join(' ')} ended with ${finished.code}: ${finished.stderr}`);
  return finished;
}

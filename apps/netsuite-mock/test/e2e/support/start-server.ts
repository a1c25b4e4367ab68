import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/netsuite-mock.mjs', import.meta.url));

/** How a process ended, with all it wrote. */
interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `netsuite-mock` process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** The first line on stdout; rejects when the process ends without one. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** Starts the command as a person would, on the Node that runs the test. */
export function startServer(...args: readonly string[]): ServerProcess {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const end = stdout.indexOf('\n');
      if (end >= 0) resolve(stdout.slice(0, end));
    });
    ended.then(() => reject(new Error(`the server ended before its first line: ${stderr}`)), reject);
  });
  // Whoever waits for the end alone does not wait for a line.
  firstLine.catch(() => {});
  return { child, firstLine, ended };
}

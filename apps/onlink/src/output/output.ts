import { type Fault, faultToJson } from '@onlink/core';
import { inputFault } from './faults.js';
import { printable, printableLine } from './printable.js';

/** Where a command says what it has to say: results on stdout, faults and progress on stderr. */
export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  line(text?: string): void;
  /** The one document of `--json`; nothing without it. */
  document(value: unknown): void;
  /** Bytes for stdout as they are; resolves when they are written. @throws a fault `cli/output-failed` */
  raw(text: string): Promise<void>;
  /** One line on stderr; with `--json` also the document, where there was none yet. */
  fault(fault: Fault): void;
  /** Waits until everything is written. @throws a fault `cli/output-failed` when something was not */
  finish(): Promise<void>;
}

/** Where output goes; `process.stdout` is one. */
export interface OutputStream {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** Makes the output of one command. */
export function createOutput({
  json,
  stdout = process.stdout,
  stderr = process.stderr,
}: {
  readonly json: boolean;
  readonly stdout?: OutputStream;
  readonly stderr?: { write(text: string): unknown };
}): Output {
  let said = false;
  let failure: Error | undefined;
  let written: Promise<void> = Promise.resolve();

  const write = (text: string): Promise<void> => {
    const writing = new Promise<void>((resolve) => {
      const done = (error?: Error | null): void => {
        failure ??= error ? outputFault(error) : undefined;
        resolve();
      };
      try {
        stdout.write(text, done);
      } catch (error) {
        done(error as Error);
      }
    });
    written = Promise.all([written, writing]).then(() => undefined);
    return writing;
  };
  const document = (value: unknown): void => {
    if (!json || said) return;
    said = true;
    void write(`${JSON.stringify(value)}\n`);
  };
  return {
    json,
    line(text = '') {
      if (!json) void write(`${printable(text)}\n`);
    },
    document,
    async raw(text) {
      said = true;
      await write(text);
      if (failure !== undefined) throw failure;
    },
    fault(fault) {
      document({ fault: faultToJson(fault) });
      stderr.write(`${printableLine(fault.message)}\n`);
    },
    async finish() {
      await written;
      if (failure !== undefined) throw failure;
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free space there, or write to another one',
  EDQUOT: 'the quota of this user is used up. Free space there, or write to another disk',
  EFBIG: 'the file is larger than allowed. Write to another place',
  EPIPE: 'its reader is gone. Run the command again',
};

/** Nobody but the place where the output goes is to blame for it. */
function outputFault(error: NodeJS.ErrnoException): Fault & Error {
  const { code = 'unknown error' } = error;
  const reason = REASONS[code] ?? 'it is closed or broken. Check where the output goes';
  return inputFault('cli/output-failed', `Failed to write the output (${code}): ${reason}.`);
}

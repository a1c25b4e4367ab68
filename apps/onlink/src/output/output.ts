import { once } from 'node:events';
import { type Fault, faultToJson } from '@onlink/core';
import { printable, printableLine } from './printable.js';

/** Where a command says what it has to say: results on stdout, faults and progress on stderr. */
export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  line(text?: string): void;
  /** The one document of `--json`; nothing without it. */
  document(value: unknown): void;
  /** Bytes for stdout as they are; resolves when there is room for more. */
  raw(text: string): Promise<void>;
  /** One line on stderr; with `--json` also the document, where there was none yet. */
  fault(fault: Fault): void;
}

/** Makes the output of one command. */
export function createOutput({ json }: { readonly json: boolean }): Output {
  let said = false;
  const document = (value: unknown): void => {
    if (!json || said) return;
    said = true;
    process.stdout.write(`${JSON.stringify(value)}\n`);
  };
  return {
    json,
    line(text = '') {
      if (!json) process.stdout.write(`${printable(text)}\n`);
    },
    document,
    async raw(text) {
      said = true;
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    fault(fault) {
      document({ fault: faultToJson(fault) });
      process.stderr.write(`${printableLine(fault.message)}\n`);
    },
  };
}

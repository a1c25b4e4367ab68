import { faultToJson, isFault } from '@onlink/core';
import { count, duration } from '../output/number.js';
import { createProgress } from '../output/progress.js';
import type { Work } from '../session.js';

/** The flags of `onlink read`. */
export interface ReadFlags {
  readonly limit?: number;
  readonly fields?: readonly string[];
}

/** `onlink read`: bare records, one a line; with `--json` one document that holds them all. */
export function read(name: string, stream: string, flags: ReadFlags): Work {
  return async ({ host, out, signal }) => {
    const startedMs = Date.now();
    const progress = createProgress(stream, process.stderr);
    let begun = false;
    let separator = '';
    const begin = async (): Promise<void> => {
      if (out.json && !begun) await out.raw('{"records":[');
      begun = true;
    };
    const end = async (tail: object): Promise<void> => {
      if (out.json) await out.raw(`],${JSON.stringify(tail).slice(1)}\n`);
    };
    try {
      const { rows } = await host.read(name, {
        stream,
        ...flags,
        signal,
        onRecords: async (records) => {
          await begin();
          const lines = records.map((record) => JSON.stringify(record));
          if (!out.json) return out.raw(lines.map((line) => `${line}\n`).join(''));
          if (lines.length > 0) await out.raw(separator + lines.join(','));
          if (lines.length > 0) separator = ',';
        },
        onProgress: ({ done, total }) => progress.update(done, total),
        onNotice: ({ fault }) => progress.say(fault.message),
        onRetry: (fault, afterMs) => progress.say(`${fault.message} Trying again in ${duration(afterMs)}.`),
      });
      progress.end();
      await begin();
      await end({ stream, rows });
      process.stderr.write(
        `Read ${count(rows)} ${rows === 1 ? 'record' : 'records'} of ${stream} in ${duration(Date.now() - startedMs)}.\n`,
      );
    } catch (error) {
      progress.end();
      if (begun && isFault(error)) await end({ stream, fault: faultToJson(error) });
      throw error;
    }
  };
}

import { count } from './number.js';
import { printableLine } from './printable.js';

/** Shows how far a long command got, on stderr. */
export interface Progress {
  update(done: number, total?: number): void;
  /** A line of its own, such as a warning. */
  say(text: string): void;
  end(): void;
}

const REDRAW_MS = 100;
const LINE_EVERY_MS = 2_000;
const BAR_WIDTH = 30;

/** Where progress goes; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A bar on a terminal; elsewhere a plain line every two seconds, so that a log stays readable. */
export function createProgress(
  label: string,
  stream: ProgressStream,
  now: () => number = Date.now,
): Progress {
  const isTerminal = stream.isTTY === true;
  const intervalMs = isTerminal ? REDRAW_MS : LINE_EVERY_MS;
  let shownAtMs = isTerminal ? 0 : now();
  let drawn = false;
  const clear = (): void => {
    if (drawn) stream.write('\r\u001b[K');
    drawn = false;
  };
  return {
    update(done, total) {
      const last = isTerminal && done === total;
      if (now() - shownAtMs < intervalMs && !last) return;
      shownAtMs = now();
      const text = `${label}  ${describe(done, total)}`;
      if (!isTerminal) {
        stream.write(`${text}\n`);
        return;
      }
      clear();
      const withBar = total === undefined ? text : `${bar(done / Math.max(1, total))} ${text}`;
      stream.write(withBar.slice(0, Math.max(10, (stream.columns ?? 80) - 1)));
      drawn = true;
    },
    say(text) {
      clear();
      stream.write(`${printableLine(text)}\n`);
    },
    end: clear,
  };
}

function describe(done: number, total: number | undefined): string {
  return total === undefined ? count(done) : `${count(done)} of ${count(total)}`;
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR_WIDTH);
  return `[${'='.repeat(full)}${' '.repeat(BAR_WIDTH - full)}]`;
}

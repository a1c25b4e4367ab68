import { setTimeout as delay } from 'node:timers/promises';
import type { CountedMock } from './counted-mock.js';
import { mustRunOnlink, type RunOptions, startOnlink } from './run-onlink.js';

/** An import that trials interrupt. */
export interface Subject {
  readonly remote: CountedMock;
  readonly importFile: string;
  readonly random: () => number;
}

/** How an undisturbed import went. */
export interface WholeRun {
  readonly requests: number;
  /** Between two requests, on average, in milliseconds. */
  readonly gapMs: number;
}

/** Imports undisturbed, and counts. */
export async function measureWholeRun(subject: Subject, options: RunOptions): Promise<WholeRun> {
  const instants: number[] = [];
  subject.remote.watch(() => instants.push(performance.now()));
  await mustRunOnlink(['import', 'run', subject.importFile], options);
  const [first = 0, last = 0] = [instants[0], instants.at(-1)];
  return { requests: instants.length, gapMs: (last - first) / Math.max(1, instants.length - 1) };
}

/** When to kill. */
export interface Instant {
  readonly whole: WholeRun;
  /** How far into the import's requests, from 0 up to 1. */
  readonly share: number;
}

/**
 * Starts the import and kills it at the request that lies so far into it, and a random moment after that: up to one and a
 * half times what lies between two requests, so somewhere in the work on that page. This depends on how far the import
 * got, and not on how fast the machine is.
 *
 * @returns whether it was the kill that ended it; an import that ended by itself proves nothing
 */
export async function killAt(
  { remote, importFile, random }: Subject,
  { whole, share }: Instant,
  options: RunOptions,
): Promise<boolean> {
  const fatal = 1 + Math.floor(share * whole.requests);
  const afterMs = random() * 1.5 * whole.gapMs;
  const { child, finished } = startOnlink(['import', 'run', importFile], options);
  remote.watch((request) => {
    if (request === fatal) void delay(afterMs).then(() => child.kill('SIGKILL'));
  });
  const { signal } = await finished;
  remote.watch(() => {});
  return signal === 'SIGKILL';
}

/** Runs the import to its end with the real command, and says how many objects were durable before. */
export async function runToTheEnd({ importFile }: Subject, options: RunOptions): Promise<number> {
  const { script: _, ...real } = options;
  const { stdout } = await mustRunOnlink(['import', 'run', importFile, '--json'], real);
  const { run, objects } = JSON.parse(stdout) as {
    readonly run: { readonly counts: { readonly created: number } };
    readonly objects: number;
  };
  return objects - run.counts.created;
}

/** Where kills fell, by the objects that were durable then. */
export interface Spread {
  readonly kills: number;
  readonly beforeTheFirstPage: number;
  readonly between: number;
  readonly afterTheLastPage: number;
}

/** Counts where kills fell among the pages of an import of so many objects. */
export function spreadOf(durable: readonly number[], objects: number): Spread {
  const beforeTheFirstPage = durable.filter((count) => count === 0).length;
  const afterTheLastPage = durable.filter((count) => count === objects).length;
  const between = durable.length - beforeTheFirstPage - afterTheLastPage;
  return { kills: durable.length, beforeTheFirstPage, between, afterTheLastPage };
}

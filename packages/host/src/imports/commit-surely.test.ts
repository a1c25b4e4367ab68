import { createFault } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import type { CommitBatch, CommitCounts } from '../store/store.js';
import { commitSurely } from './commit-surely.js';

const COUNTS: CommitCounts = { created: 2, updated: 1, unchanged: 0 };
const BEFORE: CommitCounts = { created: 10, updated: 0, unchanged: 5 };
const IN_ALL: CommitCounts = { created: 12, updated: 1, unchanged: 5 };
const BATCH = {} as CommitBatch;
const LOST = aFault('host/store-unreachable', 'network');
const STALE = aFault('host/stale-fence', 'host');

describe('a commit', () => {
  it('is asked for once when it succeeds', async () => {
    expect(await run({ commits: [COUNTS], lookUps: [] })).toEqual({ counts: COUNTS, commits: 1, lookUps: 0 });
  });

  it('is not repeated when only its reply was lost, and counts what it did', async () => {
    const outcome = await run({ commits: [LOST], lookUps: [IN_ALL] });
    expect(outcome).toEqual({ counts: COUNTS, commits: 1, lookUps: 1 });
  });

  it('is repeated when nothing of it was kept', async () => {
    const outcome = await run({ commits: [LOST, COUNTS], lookUps: [undefined] });
    expect(outcome).toEqual({ counts: COUNTS, commits: 2, lookUps: 1 });
  });

  it('is found although it landed only after it was looked up', async () => {
    const outcome = await run({ commits: [LOST, STALE], lookUps: [undefined, IN_ALL] });
    expect(outcome).toEqual({ counts: COUNTS, commits: 2, lookUps: 2 });
  });

  it('fails at once when another run has the partition, or the store cannot take it', async () => {
    await expect(run({ commits: [STALE], lookUps: [] })).rejects.toBe(STALE);
    const full = aFault('host/store-full', 'host');
    await expect(run({ commits: [full], lookUps: [] })).rejects.toBe(full);
  });

  it('fails when another run took the partition meanwhile', async () => {
    await expect(run({ commits: [LOST], lookUps: [STALE, STALE, STALE] })).rejects.toBe(STALE);
  });
});

type Outcome<Value> = Value | Error;

/** A store that answers in turn. */
async function run(answers: {
  readonly commits: readonly Outcome<CommitCounts>[];
  readonly lookUps: readonly Outcome<CommitCounts | undefined>[];
}) {
  let commits = 0;
  let lookUps = 0;
  const answer = async <Value>(outcome: Outcome<Value>): Promise<Value> => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const table = {
    commit: () => answer(answers.commits[commits++] ?? new Error('asked to commit too often')),
    committed: () => answer(answers.lookUps[lookUps++]),
  };
  const { signal } = new AbortController();
  const counts = await commitSurely(table, BATCH, { before: BEFORE, signal });
  return { counts, commits, lookUps };
}

function aFault(code: string, blame: 'network' | 'host'): Error {
  return createFault({
    blame,
    scope: 'connection',
    retry: { afterMs: 1 },
    effect: 'none',
    code,
    message: 'x',
  });
}

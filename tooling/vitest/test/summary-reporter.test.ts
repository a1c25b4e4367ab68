import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestModule } from 'vitest/node';
import SummaryReporter from '../summary-reporter.ts';

let said: string[];
beforeEach(() => {
  said = [];
  vi.stubEnv('ONLINK_CHECK_FAILED', '');
  vi.spyOn(console, 'log').mockImplementation((text = '') => {
    if (text !== '') said.push(text.trim());
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the summary', () => {
  it('ends with the counts, alone on their line', () => {
    summarize([{ state: 'passed' }, { state: 'failed' }]);
    expect(said).toEqual(['1 passed, 1 failed']);
  });

  it('says of skipped tests how many, and why', () => {
    const note = 'nothing was tested on PostgreSQL';
    summarize([
      { state: 'skipped', note },
      { state: 'passed' },
      { state: 'skipped', note },
      { state: 'skipped' },
    ]);
    expect(said).toEqual([`2 skipped: ${note}.`, '1 skipped: no reason given.', '1 passed, 0 failed']);
  });

  it('counts failed checks, and what was thrown outside of a test', () => {
    vi.stubEnv('ONLINK_CHECK_FAILED', '1');
    summarize([{ state: 'passed' }], [new Error('late')]);
    expect(said.at(-1)).toBe('1 passed, 2 failed');
  });
});

interface Result {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly note?: string;
}

function summarize(results: readonly Result[], unhandled: readonly unknown[] = []): void {
  const allTests = () => results.map((result) => ({ result: () => result }));
  const state = () => (results.some((result) => result.state === 'failed') ? 'failed' : 'passed');
  const module = { children: { allTests }, state } as unknown as TestModule;
  new SummaryReporter().onTestRunEnd([module], unhandled);
}

import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.js';

const ESCAPE = String.fromCharCode(0x1b);

function setUp(options: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
  const written: string[] = [];
  const clock = { nowMs: 0 };
  const stream = { ...options, write: (text: string) => written.push(text) };
  return { written, clock, progress: createProgress('employees', stream, () => clock.nowMs) };
}

describe('createProgress', () => {
  it('writes a plain line every two seconds where there is no terminal', () => {
    const { written, clock, progress } = setUp();
    for (const [nowMs, done] of [
      [100, 1],
      [2_000, 2_000],
      [2_500, 2_500],
      [4_100, 4_100],
    ] as const) {
      clock.nowMs = nowMs;
      progress.update(done, 5_000);
    }
    progress.end();
    expect(written).toEqual(['employees  2,000 of 5,000\n', 'employees  4,100 of 5,000\n']);
  });

  it('draws a bar on a terminal, ten times a second and at the end', () => {
    const { written, clock, progress } = setUp({ isTTY: true });
    clock.nowMs = 100;
    progress.update(2_500, 5_000);
    clock.nowMs = 150;
    progress.update(3_000, 5_000);
    progress.update(5_000, 5_000);
    const drawn = written.filter((text) => text.startsWith('['));
    expect(drawn).toEqual([
      `[${'='.repeat(15)}${' '.repeat(15)}] employees  2,500 of 5,000`,
      `[${'='.repeat(30)}] employees  5,000 of 5,000`,
    ]);
  });

  it('draws no wider than the terminal, because a wrapped bar cannot be cleared', () => {
    const { written, clock, progress } = setUp({ isTTY: true, columns: 30 });
    clock.nowMs = 100;
    progress.update(1, 2);
    expect(written).toEqual([expect.stringMatching(/^.{29}$/)]);
  });

  it('counts where the total is not known', () => {
    const { written, clock, progress } = setUp({ isTTY: true });
    clock.nowMs = 100;
    progress.update(1_234);
    expect(written).toEqual(['employees  1,234']);
  });

  it('clears the bar before a line of its own, and at the end', () => {
    const { written, clock, progress } = setUp({ isTTY: true });
    clock.nowMs = 100;
    progress.update(1, 2);
    progress.say('Trying again.');
    progress.end();
    expect(written.slice(1)).toEqual([`\r${ESCAPE}[K`, 'Trying again.\n']);
  });

  it('says on one line, and disarmed, what a remote system sent', () => {
    const { written, progress } = setUp();
    progress.say(`Failed:\n${ESCAPE}[2Jgone`);
    expect(written).toEqual(['Failed: \ufffd[2Jgone\n']);
  });
});

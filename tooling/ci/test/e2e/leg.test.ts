import { expect, test } from 'vitest';
import { type LegResult, runLeg } from '../../leg.mjs';

function legThat(program: string): Promise<LegResult> {
  const command = [process.execPath, '--eval', program];
  return runLeg({ title: 'a leg', command }, { cwd: process.cwd(), env: process.env });
}

test('hands on the counts of a leg that ended well', async () => {
  expect(await legThat("console.log('7 passed, 0 failed')")).toEqual({ passed: 7, failed: 0 });
});

test.each([
  ['prints no count', "console.log('all fine')", { passed: 0, failed: 1 }],
  ['runs no test', "console.log('0 passed, 0 failed')", { passed: 0, failed: 1 }],
  [
    'fails beside its tests',
    "console.log('7 passed, 0 failed'); process.exitCode = 2",
    { passed: 7, failed: 1 },
  ],
])('counts a failure for a leg that %s', async (_, program, counts) => {
  const result = await legThat(program);
  expect(result).toMatchObject(counts);
  expect(result.trouble).toBeDefined();
});

test('counts a failure for a program that is not there', async () => {
  const leg = { title: 'a leg', command: ['no-such-program-here'] };
  expect(await runLeg(leg, { cwd: process.cwd(), env: process.env })).toMatchObject({ passed: 0, failed: 1 });
});

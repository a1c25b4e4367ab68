import type { Reporter, TestModule } from 'vitest/node';

/**
 * Prints the closing line `N passed, N failed` that CI reads, alone on its line, and before it how many tests were skipped
 * and for which reasons. `ONLINK_CHECK_FAILED=1` says that `npm run check` failed before the tests: that counts as one
 * failure, so that the line never looks like success.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(testModules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const checkFailed = process.env['ONLINK_CHECK_FAILED'] === '1';
    let passed = 0;
    let failed = unhandledErrors.length + (checkFailed ? 1 : 0);
    const skipped = new Map<string, number>();
    for (const testModule of testModules) {
      let testsFailed = 0;
      for (const test of testModule.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') testsFailed += 1;
        else {
          const reason = (result.state === 'skipped' && result.note) || 'no reason given';
          skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
        }
      }
      // A file that could not even be loaded has no test to count, and must not pass for that.
      failed += testsFailed === 0 && testModule.state() === 'failed' ? 1 : testsFailed;
    }
    if (checkFailed) console.log('\nThe checks failed too: see above, or run npm run check.');
    if (skipped.size > 0) console.log();
    for (const [reason, count] of skipped) console.log(`${count} skipped: ${reason}.`);
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}

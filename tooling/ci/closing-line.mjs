const CLOSING = /^(\d+) passed, (\d+) failed$/;

/**
 * The counts of the last closing line in a run's output, or undefined when there is none.
 * @param {string} output
 * @returns {{ passed: number, failed: number } | undefined}
 */
export function parseClosingLine(output) {
  for (const line of output.split('\n').reverse()) {
    const [, passed, failed] = CLOSING.exec(line.trim()) ?? [];
    if (passed !== undefined) return { passed: Number(passed), failed: Number(failed) };
  }
  return undefined;
}

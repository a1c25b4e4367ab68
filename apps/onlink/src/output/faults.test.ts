import { describe, expect, it } from 'vitest';
import { usageFault } from './faults.js';

describe('usageFault', () => {
  it.each([
    ["error: unknown option '--frmat'", "unknown option '--frmat'"],
    ["error: unknown option '--secret=hunter2'", "unknown option '--secret'"],
    [
      "error: option '--secret <key=source>' argument 'tokenSecret=hunter2' is invalid. Write it as key=env:VARIABLE.",
      "option '--secret <key=source>' has an invalid argument. Write it as key=env:VARIABLE",
    ],
    ["error: missing required argument 'name'\n", "missing required argument 'name'"],
  ])('of %j repeats no value, and says where to look', (message, text) => {
    const fault = usageFault(message);
    expect(fault.message).toBe(
      `Failed to understand the command: ${text}. Run it with --help to see what it takes.`,
    );
    expect(fault).toMatchObject({ code: 'cli/usage', blame: 'input', effect: 'none' });
  });
});

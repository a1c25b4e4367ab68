/**
 * A text without control characters, line breaks apart. What comes from a remote system could otherwise move the cursor of
 * the terminal, or rewrite what was printed.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

/** The same on one line, as a fault or a warning is shown. */
export function printableLine(text: string): string {
  return printable(text.trim().replace(/\s*[\r\n]+\s*/g, ' '));
}

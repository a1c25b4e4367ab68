import { createFault, type Fault } from '@onlink/core';

/** A fault that the command line itself finds in what was typed. */
export function inputFault(code: string, message: string): Fault & Error {
  return createFault({ blame: 'input', scope: 'item', retry: 'after-fix', effect: 'none', code, message });
}

/** The fault of a command that was typed wrongly. No value is repeated: it may be a secret. */
export function usageFault(message: string): Fault & Error {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/'(--?[\w-]+)=.*'/g, "'$1'")
    .replace(/ argument '.*' is invalid/, ' has an invalid argument')
    .replace(/[.\s]+$/, '');
  return inputFault(
    'cli/usage',
    `Failed to understand the command: ${text}. Run it with --help to see what it takes.`,
  );
}

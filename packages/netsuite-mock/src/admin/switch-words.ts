import type { Switches } from '../protocol/switches.js';

/** The ways that each switch can be turned. One that is missing here does not compile. */
export const SWITCH_WORDS: { readonly [Name in keyof Switches]: readonly Switches[Name][] } = {
  tellingAuthenticateWords: [false, true],
  lockOutByBadSignatures: [false, true],
  missingRestPermission: ['unauthorized', 'forbidden'],
  missingPrefer: ['refused', 'answered'],
  offsetPastWall: ['refused', 'empty'],
  retryAfterAtLimit: ['absent', 'sent'],
  missingViewPermission: ['forbidden', 'userError', 'recordTypeNotFound'],
  unwritableFields: ['dropped', 'refused'],
  invalidReference: ['documented', 'seen'],
  missingTransaction: ['incorrectType', 'notFound'],
  unstableOrder: [true, false],
  hiddenField: ['unknownIdentifier', 'notExposed'],
};

/** Gives the switches as they were given, or throws an `Error` naming the one that cannot be turned so. */
export function checkedSwitches(changed: Partial<Switches>): Partial<Switches> {
  for (const [name, way] of Object.entries(changed)) {
    const words: readonly unknown[] = Object.hasOwn(SWITCH_WORDS, name)
      ? SWITCH_WORDS[name as keyof Switches]
      : [];
    if (words.includes(way)) continue;
    const known = words.length > 0 ? words : Object.keys(SWITCH_WORDS);
    const reason =
      words.length > 0 ? `it cannot be turned to "${String(way)}"` : 'there is none of that name';
    throw new Error(`Failed to turn switch "${name}": ${reason}. Use one of ${known.join(', ')}.`);
  }
  return changed;
}

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

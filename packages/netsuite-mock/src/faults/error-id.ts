import type { Random } from '../store/seed/random.js';

const ERROR_ID_LENGTH = 20;

/** Draws the Error ID of an unexpected error: twenty lower-case letters, as in every published one. */
export function drawErrorId(random: Random): string {
  return Array.from({ length: ERROR_ID_LENGTH }, () => String.fromCharCode(97 + random.below(26))).join('');
}

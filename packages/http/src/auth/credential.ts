import { createFault, type Fault, isSecret } from '@onlink/core';
import type { Credential } from './auth.js';

/** What HTTP lets a header hold that every server reads alike: visible ASCII, with spaces inside. */
const SENDABLE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/** The text of a credential. */
export function reveal(credential: Credential): string {
  return isSecret(credential) ? credential.reveal() : credential;
}

/**
 * The text of a credential that goes into a header as it is.
 *
 * @throws `http/unsendable-credential` for what a header cannot hold. A `fetch` would quote the value in its own error.
 */
export function revealForHeader(credential: Credential, what: string): string {
  const text = reveal(credential);
  if (!SENDABLE.test(text))
    throw unsendable(what, 'it is empty, or holds a line break, a blank at an end or a letter outside ASCII');
  return text;
}

/** The fault of a credential that cannot be sent. It never quotes it. */
export function unsendable(what: string, reason: string): Fault & Error {
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'http/unsendable-credential',
    message: `Failed to use the ${what}: ${reason}. Copy it once more from where it was shown and set it again.`,
  });
}

import type { AuthSchemeName, DeletesMode, Effect, RetryClass, WebhookScheme } from '@onlink/core';

/** How a connection signs in. */
export const SIGN_IN: { readonly [Scheme in AuthSchemeName]: string } = {
  none: 'without signing in',
  basic: 'with a user name and a password',
  bearer: 'with a token',
  header: 'with a key in a header',
  oauth1: 'with tokens and a signature on each request (OAuth 1.0a)',
  'oauth2-code': 'in your browser: you are asked to allow it (OAuth 2.0)',
  'oauth2-client': 'with a client ID and a client secret (OAuth 2.0)',
  'oauth2-jwt': 'with a key that signs a short-lived statement (OAuth 2.0)',
  custom: 'in a way of its own',
};

/** What becomes of objects whose records are gone. */
export const DELETES: { readonly [Mode in DeletesMode]: (remote: string) => string } = {
  reported: (remote) => `${remote} tells what was deleted, and the import deletes it too.`,
  'by-absence': () => 'What a complete import no longer finds counts as deleted.',
  unknown: (remote) => `Nothing is deleted: an object stays when its record in ${remote} is gone.`,
};

/** What an action does over there. */
export const EFFECTS: { readonly [Name in Effect]: (remote: string) => string } = {
  none: (remote) => `It only reads: nothing changes in ${remote}.`,
  create: (remote) => `It makes something new in ${remote} each time.`,
  update: (remote) => `It changes something that is in ${remote} already.`,
  upsert: (remote) => `It changes something in ${remote}, or makes it where it is missing.`,
  delete: (remote) => `It deletes something in ${remote}.`,
};

/** What happens when nobody knows whether an action was carried out. */
export const LOST_REPLY: { readonly [Class in RetryClass]: (remote: string) => string } = {
  safe: () => 'OnLink sends it again by itself: twice does the same as once.',
  'by-key': (remote) => `OnLink sends it again by itself, with the same key: ${remote} does it only once.`,
  reconcile: (remote) =>
    `OnLink first looks in ${remote} whether it was done, and sends it again only where it was not.`,
  never: (remote) => `OnLink does not send it again. Somebody must look in ${remote} whether it was done.`,
};

/** How the sender of a webhook proves itself. */
export const PROOFS: { readonly [Kind in WebhookScheme['kind']]: string } = {
  basic_auth: 'a user name and a password',
  auth_token: 'a token in the address',
  header_token: 'a token in a header',
  hmac: 'a signature over what it sends (HMAC)',
  custom: 'a check that the connector makes itself',
};

/** The sentence for a key, or the key itself: a newer manifest may know more of them. */
export function wordsFor<Words>(words: { readonly [key: string]: Words }, key: string): Words | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** A duration in the largest unit that says it whole: `1 day`, `90 seconds`. */
export function duration(durationMs: number): string {
  const [unit, size] =
    UNITS.find(([, unitMs]) => durationMs >= unitMs && durationMs % unitMs === 0) ?? UNITS[4];
  const count = durationMs / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

import type { MockAccess } from './demo-connection.js';

type Secrets = Omit<MockAccess['credentials'], 'accountId'>;

/** A word that stands in no text of ours, between letters that look different in each form in which a secret travels. */
const around = (word: string): string => `a/b+c=${word}&d%e~"f`;

const WORDS = {
  consumerKey: 'Kq7vXr2Lm9',
  consumerSecret: 'Wn4tZp8Hd3',
  tokenId: 'Jf6sYc1Bg5',
  tokenSecret: 'Vx3mQk7Ru8',
  other: 'Tz9wNh4Ej2',
};

/** Secrets that can be found again wherever they leak to. */
export const MARKED: Secrets = {
  consumerKey: around(WORDS.consumerKey),
  consumerSecret: around(WORDS.consumerSecret),
  tokenId: around(WORDS.tokenId),
  tokenSecret: around(WORDS.tokenSecret),
};

/** Another one, in place of a right one. */
export const MARKED_WRONG = around(WORDS.other);

/**
 * Which marked secrets a text holds, whole or in part: as they are, URL-encoded or escaped (none of which touches the
 * word), in base64 of either alphabet at whichever offset, or in hexadecimal.
 */
export function leaksIn(text: string): string[] {
  const views = [text, ...decodedFromBase64(text), ...decodedFromHex(text)];
  return Object.entries(WORDS)
    .filter(([, word]) => views.some((view) => view.includes(word)))
    .map(([name]) => name);
}

/** Every form in which a hostile or careless remote may send the secrets back. */
export function echoOf(secrets: Secrets): string {
  return Object.values(secrets)
    .flatMap((secret) => {
      const inBase64 = ['', 'x', 'xy'].map((before) => Buffer.from(before + secret).toString('base64'));
      const inBase64Url = Buffer.from(`x${secret}`).toString('base64url');
      return [secret, encodeURIComponent(secret), ...inBase64, inBase64Url];
    })
    .join(' ');
}

/** Decoded from each of the four places in a group at which a run may begin. */
function decodedFromBase64(text: string): string[] {
  const runs = text.match(/[\w+/-]{12,}/g) ?? [];
  return runs.flatMap((run) =>
    [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')),
  );
}

function decodedFromHex(text: string): string[] {
  const runs = text.match(/[0-9a-f]{12,}/gi) ?? [];
  return runs.flatMap((run) =>
    [0, 1].map((skipped) => Buffer.from(run.slice(skipped), 'hex').toString('latin1')),
  );
}

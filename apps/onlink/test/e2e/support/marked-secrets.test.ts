import { expect, it } from 'vitest';
import { echoOf, leaksIn, MARKED } from './marked-secrets.js';

const { tokenSecret } = MARKED;
const inBase64 = (before: string) => Buffer.from(`${before}${tokenSecret} and more`).toString('base64');

it.each([
  ['as it is', tokenSecret],
  ['in part', tokenSecret.slice(5, -3)],
  ['URL-encoded', encodeURIComponent(tokenSecret)],
  ['URL-encoded twice', encodeURIComponent(encodeURIComponent(tokenSecret))],
  ['escaped for JSON', JSON.stringify(tokenSecret)],
  ['in base64', inBase64('')],
  ['in base64 at the second offset', inBase64('a')],
  ['in base64 at the third offset', inBase64('ab')],
  ['in base64 behind other letters', `Basic${inBase64('user:')}`],
  ['in base64url', Buffer.from(tokenSecret).toString('base64url')],
  ['in hexadecimal', Buffer.from(tokenSecret).toString('hex')],
])('a marked secret is found %s', (_, text) => {
  expect(leaksIn(`{"message":"before ${text} after"}`)).toEqual(['tokenSecret']);
});

it('nothing is found where nothing is, and everything in an echo', () => {
  expect(leaksIn(`Failed to sign in: [secret]. ${Buffer.from('something else').toString('base64')}`)).toEqual(
    [],
  );
  expect(leaksIn(echoOf(MARKED))).toEqual(Object.keys(MARKED));
});

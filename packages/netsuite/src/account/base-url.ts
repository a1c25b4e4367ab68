const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * What is wrong with a base URL, in words that follow "baseUrl ", or `undefined` when it may be used.
 *
 * It must be https, or http on this machine only, and hold neither credentials nor a query nor a fragment: credentials
 * would be stored as plain text, and a query would become part of every signature.
 */
export function findBaseUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL: write it as https://host';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return 'must begin with https://; http:// is only for this machine (localhost, 127.x.x.x or [::1])';
  }
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  if (text.includes('?')) return 'must not hold a query (?...)';
  if (text.includes('#')) return 'must not hold a fragment (#...)';
  return undefined;
}

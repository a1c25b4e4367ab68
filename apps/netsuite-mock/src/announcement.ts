import type { Credentials } from '@onlink/netsuite-mock';
import type { ServerOptions } from './options.js';

/** One line of JSON for a program that starts the server. */
export function jsonAnnouncement(url: string, credentials: Credentials, options: ServerOptions): string {
  return `${JSON.stringify({ url, ...credentials, ...(options.admin && { adminUrl: `${url}/__mock__` }) })}\n`;
}

/** What runs, how to sign in, what to do with it, how to stop: for a person. */
export function humanAnnouncement(url: string, credentials: Credentials, options: ServerOptions): string {
  return [
    `A mock NetSuite account is running at ${url}`,
    '',
    `  account id       ${credentials.accountId}`,
    `  consumer key     ${credentials.consumerKey}`,
    `  consumer secret  ${credentials.consumerSecret}`,
    `  token id         ${credentials.tokenId}`,
    `  token secret     ${credentials.tokenSecret}`,
    '',
    `It holds ${options.employees} employees (seed ${options.seed}), in memory only. The values above open nothing else.`,
    'Give them, with the address as the base URL, to a NetSuite connection that signs in by token.',
    'What it does not model it answers with 501 MOCK_NOT_MODELLED.',
    ...(options.admin ? [`Its admin API is described at ${url}/__mock__/openapi.json.`] : []),
    '',
    'Press Ctrl+C to stop.',
    '',
  ].join('\n');
}

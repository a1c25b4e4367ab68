import { secret } from '@onlink/core/define';
import { z } from 'zod';
import { parseAccountId } from './account-id.js';
import { findBaseUrlProblem } from './base-url.js';

const NOT_AN_ACCOUNT =
  'accountId is not a NetSuite account ID. Copy it from Setup > Company > Company Information, such as 1234567 or 1234567_SB1';

/** A credential as it is pasted. Its form is not enforced: bundles hold other ones than the 64 digits that are usual. */
const credential = (name: string) => z.string().trim().min(1, `${name} is empty`).max(512);

/**
 * What an admin enters to connect a NetSuite account by token-based authentication (TBA).
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export const configSchema = z.strictObject({
  accountId: z
    .string()
    .trim()
    .min(1, 'accountId is empty')
    .max(2_000)
    .refine((text) => parseAccountId(text) !== undefined, NOT_AN_ACCOUNT)
    .meta({
      title: 'Account ID',
      description:
        'Shown in NetSuite under Setup > Company > Company Information. 1234567 for production, 1234567_SB1 for the first sandbox, 1234567_RP for Release Preview; an address copied from the browser also does. Tokens of production do not work in a sandbox or Release Preview account: make new ones there, and again after every refresh.',
      examples: ['1234567'],
      'x-ui': { order: 1, group: 'Account', placeholder: '1234567_SB1' },
    }),
  consumerKey: secret(credential('consumerKey')).meta({
    title: 'Consumer key',
    description:
      'From the integration record: Setup > Integration > Manage Integrations > New, with Token-based Authentication ticked. It is shown once, on the page after Save. Lost it? Open the record, choose Edit > Reset Credentials: the old pair stops working. Where the record came with a bundle, ask the owner of the app.',
    'x-ui': { order: 2, group: 'Integration record', placeholder: '64 letters and digits' },
  }),
  consumerSecret: secret(credential('consumerSecret')).meta({
    title: 'Consumer secret',
    description:
      'Shown beside the consumer key, once. Token-based Authentication must also be on for the account: Setup > Company > Enable Features > SuiteCloud > Manage Authentication. Treat it as a password: never send it by e-mail.',
    'x-ui': { order: 3, group: 'Integration record', placeholder: '64 letters and digits' },
  }),
  tokenId: secret(credential('tokenId')).meta({
    title: 'Token ID',
    description:
      'From Setup > Users/Roles > Access Tokens > New Access Token: choose the integration record, the user and the role, then Save. The user must hold that role (Setup > Users/Roles > Manage Users), and the role the permission Log in using Access Tokens (Setup > Users/Roles > Manage Roles). Administrators make one for themselves only; for other users it takes the permission Access Token Management, which does not reach Administrator roles.',
    'x-ui': { order: 4, group: 'Access token', placeholder: '64 letters and digits' },
  }),
  tokenSecret: secret(credential('tokenSecret')).meta({
    title: 'Token secret',
    description:
      'Shown once with the token ID, on the confirmation page, and never again: for a lost one make a new token under Setup > Users/Roles > Access Tokens. Tokens do not expire; revoke and replace them from time to time. Treat it as a password: never send it by e-mail.',
    'x-ui': { order: 5, group: 'Access token', placeholder: '64 letters and digits' },
  }),
  baseUrl: z
    .string()
    .trim()
    .max(2_000)
    .superRefine((text, context) => {
      const problem = text === '' ? undefined : findBaseUrlProblem(text);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: `baseUrl ${problem}` });
    })
    .optional()
    .meta({
      title: 'Base URL',
      description:
        'Leave it empty. Only for a proxy or a test server that stands in for https://ACCOUNT.suitetalk.api.netsuite.com. The usual address is listed under Setup > Company > Company Information > Company URLs, as SuiteTalk.',
      'x-ui': { order: 6, group: 'Advanced', placeholder: 'https://1234567.suitetalk.api.netsuite.com' },
    }),
});

/** A valid configuration, its four credentials wrapped as secrets. */
export type NetsuiteConfig = z.output<typeof configSchema>;

/** The four fields that are secrets. */
export const CREDENTIAL_FIELDS = ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'] as const;

/** The name of a field that is a secret. */
export type CredentialField = (typeof CREDENTIAL_FIELDS)[number];

import { z } from 'zod';
import { parseAccountId } from './account-id.js';
import { findBaseUrlProblem } from './base-url.js';

const NOT_AN_ACCOUNT =
  'accountId is not a NetSuite account ID. Copy it from Setup > Company > Company Information, such as 1234567 or 1234567_SB1';

/** What every connection has, however it signs in. */
export const CONNECTION_FIELDS = {
  accountId: z
    .string()
    .trim()
    .min(1, 'accountId is empty')
    .max(2_000)
    .refine((text) => parseAccountId(text) !== undefined, NOT_AN_ACCOUNT)
    .meta({
      title: 'Account ID',
      description:
        'Shown in NetSuite under Setup > Company > Company Information. 1234567 for production, 1234567_SB1 for the first sandbox, 1234567_RP for Release Preview; an address copied from the browser also does. Tokens and certificates of production do not work in a sandbox or Release Preview account: make new ones there, and again after every refresh.',
      examples: ['1234567'],
      'x-ui': { order: 1, group: 'Account', placeholder: '1234567_SB1' },
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
      'x-ui': { order: 20, group: 'Advanced', placeholder: 'https://1234567.suitetalk.api.netsuite.com' },
    }),
};

/** The choice between ways to sign in; `value` is one of them. */
export const authChoice = <Value extends string>(value: Value) =>
  z.literal(value).meta({
    title: 'Sign in by',
    description:
      'Token-based authentication (TBA) is the usual way, and what is taken when nothing is chosen. NetSuite lets no new TBA integrations be made from release 2027.1 on; OAuth 2.0 client credentials sign in with a certificate instead. What was entered for the other way is kept, so that you can go back.',
    ...(value === 'tba' && { default: value }),
    'x-ui': { order: 2, group: 'Account' },
  });

/** A credential as it is pasted. Its form is not enforced: bundles hold other ones than the 64 digits that are usual. */
export const credential = (name: string, maxLength = 512) =>
  z.string().trim().min(1, `${name} is empty`).max(maxLength);

import { secret } from '@onlink/core/define';
import { authChoice, CONNECTION_FIELDS, credential } from './connection-fields.js';

/**
 * What an admin enters to sign in by token-based authentication (TBA).
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export const TBA_FIELDS = {
  ...CONNECTION_FIELDS,
  auth: authChoice('tba').optional(),
  consumerKey: secret(credential('consumerKey')).meta({
    title: 'Consumer key',
    description:
      'From the integration record: Setup > Integration > Manage Integrations > New, with Token-based Authentication ticked. It is shown once, on the page after Save. Lost it? Open the record, choose Edit > Reset Credentials: the old pair stops working. Where the record came with a bundle, ask the owner of the app.',
    'x-ui': { order: 3, group: 'Integration record', placeholder: '64 letters and digits' },
  }),
  consumerSecret: secret(credential('consumerSecret')).meta({
    title: 'Consumer secret',
    description:
      'Shown beside the consumer key, once. Token-based Authentication must also be on for the account: Setup > Company > Enable Features > SuiteCloud > Manage Authentication. Treat it as a password: never send it by e-mail.',
    'x-ui': { order: 4, group: 'Integration record', placeholder: '64 letters and digits' },
  }),
  tokenId: secret(credential('tokenId')).meta({
    title: 'Token ID',
    description:
      'From Setup > Users/Roles > Access Tokens > New Access Token: choose the integration record, the user and the role, then Save. The user must hold that role (Setup > Users/Roles > Manage Users), and the role the permission Log in using Access Tokens (Setup > Users/Roles > Manage Roles). Administrators make one for themselves only; for other users it takes the permission Access Token Management, which does not reach Administrator roles.',
    'x-ui': { order: 5, group: 'Access token', placeholder: '64 letters and digits' },
  }),
  tokenSecret: secret(credential('tokenSecret')).meta({
    title: 'Token secret',
    description:
      'Shown once with the token ID, on the confirmation page, and never again: for a lost one make a new token under Setup > Users/Roles > Access Tokens. Tokens do not expire; revoke and replace them from time to time. Treat it as a password: never send it by e-mail.',
    'x-ui': { order: 6, group: 'Access token', placeholder: '64 letters and digits' },
  }),
};

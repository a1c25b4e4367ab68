import { secret } from '@onlink/core/define';
import { z } from 'zod';
import { authChoice, CONNECTION_FIELDS, credential } from './connection-fields.js';

/**
 * What an admin enters to sign in by OAuth 2.0 client credentials, which NetSuite calls machine to machine (M2M).
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html
 */
export const OAUTH2_FIELDS = {
  ...CONNECTION_FIELDS,
  auth: authChoice('oauth2'),
  clientId: secret(credential('clientId')).meta({
    title: 'Client ID',
    description:
      'The consumer key (client ID) of the integration record: Setup > Integration > Manage Integrations > New, with Client Credentials (Machine to Machine) Grant and the scope REST Web Services ticked under OAuth 2.0. It is shown once, on the page after Save; Edit > Reset Credentials makes another. The feature must be on as well: Setup > Company > Enable Features > SuiteCloud > Manage Authentication > OAuth 2.0.',
    'x-ui': { order: 7, group: 'Certificate', placeholder: '64 letters and digits' },
  }),
  certificateId: credential('certificateId').meta({
    title: 'Certificate ID',
    description:
      'From Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup > Create New: choose the user, the role and the integration record, upload the certificate, then Save, and copy the Certificate ID from the list. The role can be chosen only if it holds Log in using OAuth 2.0 Access Tokens (Setup > Users/Roles > Manage Roles). A certificate lives two years at most, and a refresh of a sandbox removes it there.',
    'x-ui': { order: 8, group: 'Certificate', placeholder: 'as listed by NetSuite' },
  }),
  privateKey: secret(credential('privateKey', 20_000)).meta({
    title: 'Private key',
    description:
      'The key that belongs to the uploaded certificate, in PEM and without a passphrase: RSA of 3072 or 4096 bits (signs by PS256), or EC P-256 (ES256), P-384 or P-521. Make both with: openssl req -new -x509 -newkey rsa:4096 -nodes -days 730 -keyout key.pem -out certificate.pem. Upload certificate.pem to NetSuite; key.pem comes here and nowhere else.',
    'x-ui': { order: 9, group: 'Certificate', placeholder: '-----BEGIN PRIVATE KEY-----' },
  }),
  scopes: z
    .enum(['rest_webservices', 'rest_webservices restlets'])
    .optional()
    .meta({
      title: 'Scopes',
      description:
        'What the access token may be used for. Each must be ticked on the integration record: REST Web Services always, RESTlets only for calling scripts of your own.',
      default: 'rest_webservices',
      'x-ui': { order: 10, group: 'Certificate' },
    }),
};

import { z } from 'zod';
import { OAUTH2_FIELDS } from './oauth2-fields.js';
import { TBA_FIELDS } from './tba-fields.js';

const tbaSchema = z.strictObject(TBA_FIELDS).meta({ title: 'Token-based authentication (TBA)' });
const oauth2Schema = z.strictObject(OAUTH2_FIELDS).meta({ title: 'OAuth 2.0 client credentials (M2M)' });

/** What an admin enters to connect a NetSuite account. */
export const configSchema = z.discriminatedUnion('auth', [tbaSchema, oauth2Schema], {
  error: ({ code }) =>
    code === 'invalid_union' ? 'auth must be "tba" or "oauth2"; without it, it is "tba"' : undefined,
});

/** A valid configuration, its credentials wrapped as secrets. */
export type NetsuiteConfig = TbaConfig | Oauth2Config;

/** One that signs in by token-based authentication. */
export type TbaConfig = z.output<typeof tbaSchema>;

/** One that signs in by OAuth 2.0 client credentials. */
export type Oauth2Config = z.output<typeof oauth2Schema>;

/** Whether a configuration signs in by OAuth 2.0. */
export function isOauth2(config: NetsuiteConfig): config is Oauth2Config {
  return config.auth === 'oauth2';
}

/** The fields that are secrets, by way to sign in. */
export const CREDENTIAL_FIELDS = {
  tba: ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'],
  oauth2: ['clientId', 'privateKey'],
} as const;

/** The name of a field that an admin copies from NetSuite to sign in. */
export type CredentialField =
  | (typeof CREDENTIAL_FIELDS)['tba' | 'oauth2'][number]
  | 'certificateId'
  | 'accountId'
  | 'baseUrl'
  | 'scopes';

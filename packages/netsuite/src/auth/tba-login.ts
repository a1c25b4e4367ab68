import type { NetsuiteConfig } from '../account/config-schema.js';
import type { Login } from './login.js';

/**
 * Token-based authentication: OAuth 1.0a with HMAC-SHA256, the account ID as realm.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export function createTbaLogin(config: NetsuiteConfig, realm: string): Login {
  const { consumerKey, consumerSecret, tokenId: token, tokenSecret } = config;
  return {
    authorize: async () => ({ kind: 'oauth1', realm, consumerKey, consumerSecret, token, tokenSecret }),
  };
}

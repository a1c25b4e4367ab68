import type { TbaConfig } from '../account/config-schema.js';
import type { Login } from './login.js';
import type { RemoteClock } from './remote-clock.js';

/**
 * Token-based authentication: OAuth 1.0a with HMAC-SHA256, the account ID as realm, NetSuite's time where this machine's
 * was found wrong.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export function createTbaLogin(config: TbaConfig, realm: string, clock: RemoteClock): Login {
  const { consumerKey, consumerSecret, tokenId: token, tokenSecret } = config;
  return {
    authorize: async () => ({
      kind: 'oauth1',
      realm,
      consumerKey,
      consumerSecret,
      token,
      tokenSecret,
      clockOffsetMs: clock.offsetMs,
    }),
    mend(auth, refusal, call) {
      if (clock.correctBy(refusal, call)) return true;
      // Another request, refused at the same time, has corrected it meanwhile.
      return auth.kind === 'oauth1' && auth.clockOffsetMs !== clock.offsetMs;
    },
  };
}

import type { Client } from './client.js';
import { clientAssertion } from './client-assertion.js';
import { type SelfSigned, selfSigned } from './self-signed.js';

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const YEAR_MS = 365 * 86_400_000;

/** What a test changes in an otherwise right token request. */
export interface TokenRequestChanges {
  readonly alg?: string;
  readonly kid?: string | undefined;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly key?: SelfSigned;
  /** Another content type than that of a form. */
  readonly contentType?: string;
  /** Appended to the form as it is. */
  readonly more?: string;
}

/** One answer of the token endpoint. */
interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly access_token: string; readonly expires_in: number; readonly error: string };
}

/** A client of the client credentials flow that is set up right. */
export interface Oauth2Client extends Client {
  readonly kid: string;
  readonly key: SelfSigned;
  requestToken(changes?: TokenRequestChanges): Promise<TokenAnswer>;
  /** Sends one request with a Bearer token, a fresh one unless given. */
  bear(path: string, token?: string, headers?: Readonly<Record<string, string>>): ReturnType<Client['send']>;
}

/** Checks the boxes, gives the role its permission, uploads a certificate, and gives a client with its key. */
export async function withOauth2(connecting: Promise<Client>, kind = 'P-256'): Promise<Oauth2Client> {
  const client = await connecting;
  const { account, clock } = client.mock;
  account.setIntegrationBoxes({ clientCredentials: true, scopes: ['rest_webservices', 'restlets'] });
  account.setPermissionLevel('Log in using OAuth 2.0 Access Tokens', 'Full');
  const key = selfSigned({ kind, validFromMs: clock.now(), validUntilMs: clock.now() + YEAR_MS });
  const { id: kid } = account.uploadCertificate({ certificate: key.certificate });
  const requestToken: Oauth2Client['requestToken'] = async (changes = {}) => {
    const nowS = Math.floor(clock.now() / 1000);
    const assertion = clientAssertion({
      privateKey: (changes.key ?? key).privateKey,
      alg: changes.alg ?? (kind.startsWith('RSA') ? 'PS256' : 'ES256'),
      kid: 'kid' in changes ? changes.kid : kid,
      claims: {
        iss: client.mock.credentials.consumerKey,
        scope: ['rest_webservices', 'restlets'],
        aud: `${client.baseUrl}${TOKEN_PATH}`,
        iat: nowS,
        exp: nowS + 3600,
        ...changes.claims,
      },
    });
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...changes.form,
    };
    const response = await client.fetch(`${client.baseUrl}${TOKEN_PATH}`, {
      method: 'POST',
      headers: { 'content-type': changes.contentType ?? 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString() + (changes.more ?? ''),
    });
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as TokenAnswer['body'] };
  };
  return {
    ...client,
    kid,
    key,
    requestToken,
    async bear(path, token, headers = {}) {
      const text = token ?? (await requestToken()).body.access_token;
      return client.send(path, { headers: { ...headers, authorization: `Bearer ${text}` } });
    },
  };
}

import type { Integration } from '../../src/index.js';
import type { Client } from './client.js';
import { type Oauth1Input, oauth1Header } from './oauth1-header.js';

export const CALLBACK = 'https://my.example.com/TBA/?callbackRequest';

/** One answer of the flow. `form` is the body where it is form-encoded. */
interface FlowAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly form: ReadonlyMap<string, string>;
}

/** What a test changes in a step. */
export type StepChanges = Partial<Omit<Oauth1Input, 'method' | 'url' | 'nowMs'>>;

/** A client of the authorization flow. */
export interface FlowClient extends Client {
  readonly app: Integration;
  requestToken(changes?: StepChanges): Promise<FlowAnswer>;
  accessToken(token: string, tokenSecret: string, changes?: StepChanges): Promise<FlowAnswer>;
  /** All three steps with a user's consent; gives the access token. */
  connectUser(): Promise<{ readonly tokenId: string; readonly tokenSecret: string }>;
  /** Sends one request that is not signed. */
  browse(path: string, form?: Readonly<Record<string, string>>): Promise<FlowAnswer>;
}

/** Makes an integration record for the flow, in another account of the mock where `ownerAccountId` says so. */
export async function withFlow(connecting: Promise<Client>, ownerAccountId?: string): Promise<FlowClient> {
  const client = await connecting;
  const { mock, baseUrl } = client;
  const owner =
    ownerAccountId === undefined ? mock.account : mock.accounts.create({ accountId: ownerAccountId }).admin;
  const app = owner.createIntegration('Flow App', { authorizationFlow: true, callbackUrl: CALLBACK });
  const answerOf = async (sent: Promise<Response>): Promise<FlowAnswer> => {
    const response = await sent;
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      form: new Map(new URLSearchParams(text)),
    };
  };
  const step = (path: string, input: StepChanges): Promise<FlowAnswer> => {
    const url = `${baseUrl}${path}`;
    const { consumerKey, consumerSecret } = app;
    const realm = mock.account.accountId;
    const signed = {
      method: 'POST',
      url,
      nowMs: mock.clock.now(),
      consumerKey,
      consumerSecret,
      realm,
      ...input,
    };
    return answerOf(client.fetch(url, { method: 'POST', headers: { authorization: oauth1Header(signed) } }));
  };
  const requestToken: FlowClient['requestToken'] = ({ parameters, ...changes } = {}) =>
    step('/rest/requesttoken', { ...changes, parameters: { oauth_callback: CALLBACK, ...parameters } });
  const accessToken: FlowClient['accessToken'] = (token, tokenSecret, { parameters, ...changes } = {}) =>
    step('/rest/accesstoken', { tokenSecret, ...changes, parameters: { oauth_token: token, ...parameters } });
  return {
    ...client,
    app,
    requestToken,
    accessToken,
    async connectUser() {
      const { form } = await requestToken();
      const id = form.get('oauth_token') ?? '';
      const address = new URL(mock.account.consent({ requestToken: id, allow: true }));
      const parameters = { oauth_verifier: address.searchParams.get('oauth_verifier') ?? '' };
      const last = await accessToken(id, form.get('oauth_token_secret') ?? '', { parameters });
      return {
        tokenId: last.form.get('oauth_token') ?? '',
        tokenSecret: last.form.get('oauth_token_secret') ?? '',
      };
    },
    browse: (path, form) =>
      answerOf(
        client.fetch(`${baseUrl}${path}`, {
          redirect: 'manual',
          ...(form && {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form).toString(),
          }),
        }),
      ),
  };
}

import { expect, it } from 'vitest';
import { type FlowClient, type StepChanges, withFlow } from '../support/flow-client.js';
import { onBothFaces } from '../support/on-both-faces.js';

interface Case {
  readonly detail: string;
  readonly code?: string;
  readonly changes?: StepChanges;
  readonly set?: (client: FlowClient) => void;
}

const REQUEST_CASES: Readonly<Record<string, Case>> = {
  'an unknown consumer key': { detail: 'UnknownIntegration', changes: { consumerKey: 'nobody' } },
  'a blocked record': {
    detail: 'IntegrationBlocked',
    set: ({ mock, app }) => mock.account.blockIntegration(app.id),
  },
  'a record without the box': {
    detail: 'AuthorizationFlowRequired',
    code: 'INVALID_REQUEST',
    set: ({ mock, app }) => mock.account.setIntegrationBoxes({ authorizationFlow: false }, app.id),
  },
  'a wrong secret': { detail: 'InvalidSignature', changes: { consumerSecret: 'wrong' } },
  'another callback': {
    detail: 'InvalidCallback <<--https://evil.example.com/-->>',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_callback: 'https://evil.example.com/' } },
  },
  'no callback': {
    detail: 'MissingRequiredParameter',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_callback: undefined } },
  },
  'a short nonce': {
    detail: 'NonceRejected',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_nonce: 'abc' } },
  },
  'an old timestamp': {
    detail: 'InvalidTimestamp',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_timestamp: '1500000000' } },
  },
  'another algorithm': {
    detail: 'UnknownAlgorithm',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_signature_method: 'HMAC-SHA1' } },
  },
  'another version': {
    detail: 'VersionRejected',
    code: 'INVALID_REQUEST',
    changes: { parameters: { oauth_version: '2.0' } },
  },
  'the feature off': {
    detail: 'FeatureDisabled',
    set: ({ mock }) => mock.account.setFeature('Token-based Authentication', false),
  },
  'a realm in lower case': { detail: 'TokenRejected', changes: { realm: 'tstdrv1234567' } },
};

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156934879823.html; that the answer has the form of a
// refused RESTlet call is an assumption.
onBothFaces('the first step', (connect) => {
  it.each(Object.entries(REQUEST_CASES))('refuses %s', async (_, { detail, code, changes, set }) => {
    const client = await withFlow(connect());
    set?.(client);
    const answer = await client.requestToken(changes);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain(`error code: ${code ?? 'INVALID_LOGIN_ATTEMPT'}`);
    expect(client.mock.loginAuditTrail.at(-1)).toMatchObject({ status: 'Failure', detail });
    expect(client.mock.explainLastLoginFailure()).toContain(`was refused (${detail})`);
  });

  it('refuses a nonce that the application has used', async () => {
    const { requestToken, mock } = await withFlow(connect());
    const changes = { parameters: { oauth_nonce: 'usedonlyonce' } };
    expect((await requestToken(changes)).status).toBe(200);
    expect((await requestToken(changes)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('NonceUsed');
  });

  it('does not see that a record is blocked where the client names no account', async () => {
    const { requestToken, mock, app } = await withFlow(connect());
    mock.account.blockIntegration(app.id);
    expect((await requestToken({ realm: undefined as never })).status).toBe(200);
  });
});

onBothFaces('the third step', (connect) => {
  async function allowed(connecting: ReturnType<typeof connect>) {
    const client = await withFlow(connecting);
    const { form } = await client.requestToken();
    const id = form.get('oauth_token') ?? '';
    const address = new URL(client.mock.account.consent({ requestToken: id, allow: true }));
    const parameters = { oauth_verifier: address.searchParams.get('oauth_verifier') ?? '' };
    return { ...client, id, secret: form.get('oauth_token_secret') ?? '', parameters };
  }

  it('refuses another verifier, and the right one is still good', async () => {
    const { accessToken, id, secret, parameters, mock } = await allowed(connect());
    expect((await accessToken(id, secret, { parameters: { oauth_verifier: 'other' } })).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidVerifier');
    expect((await accessToken(id, secret, { parameters })).status).toBe(200);
  });

  it('refuses a wrong token secret, and an unknown token', async () => {
    const { accessToken, id, parameters, mock } = await allowed(connect());
    await accessToken(id, 'wrong', { parameters });
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidSignature');
    await accessToken('unknown', 'any', { parameters });
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('TokenRejected');
  });

  it('refuses a request token that nobody has authorized', async () => {
    const { requestToken, accessToken, mock } = await withFlow(connect());
    const { form } = await requestToken();
    const parameters = { oauth_verifier: '' };
    await accessToken(form.get('oauth_token') ?? '', form.get('oauth_token_secret') ?? '', {
      parameters: { ...parameters, oauth_verifier: 'guess' },
    });
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('TokenRejected');
  });

  it.each<readonly [string, (client: FlowClient) => void]>([
    ['an inactive user', ({ mock }) => mock.account.setUserInactive(true)],
    [
      'a role that may not log in',
      ({ mock }) => mock.account.withholdPermission('Log in using Access Tokens'),
    ],
    ['a locked user', ({ mock }) => mock.account.lockUser()],
  ])('refuses %s', async (_, set) => {
    const { accessToken, id, secret, parameters, ...client } = await allowed(connect());
    set({ ...client, accessToken });
    expect((await accessToken(id, secret, { parameters })).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('EntityOrRoleDisabled');
  });
});

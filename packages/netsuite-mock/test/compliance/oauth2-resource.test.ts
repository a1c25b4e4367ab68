import { expect, it } from 'vitest';
import { type Oauth2Client, withOauth2 } from '../support/oauth2-client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const PROBE = '/services/rest/record/v1/';
const SIXTH = '/app/site/hosting/restlet.nl?script=6&deploy=1';

async function tokenOf({ requestToken }: Oauth2Client, scope?: readonly string[]): Promise<string> {
  return (await requestToken(scope && { claims: { scope } })).body.access_token;
}

// Answers: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521885412.html; words:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158324637123.html
onBothFaces('an OAuth 2.0 access token', (connect) => {
  it('logs in to SuiteTalk REST and to RESTlets, each by its scope', async () => {
    const client = await withOauth2(connect());
    client.mock.registerRestlet({ script: 6, deploy: 1, get: (_, { user }) => user?.name ?? '' });
    const [rest, restlets] = [
      await tokenOf(client, ['rest_webservices']),
      await tokenOf(client, ['restlets']),
    ];
    expect((await client.bear(PROBE, rest)).status).not.toBe(401);
    expect((await client.bear(SIXTH, restlets)).text).toBe('Ina Integration');
    expect((await client.bear(PROBE, restlets)).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('ScopeMismatched');
    expect((await client.bear(SIXTH, rest)).status).toBe(401);
  });

  it('is refused by 401 with a Bearer challenge', async () => {
    const { bear, mock } = await withOauth2(connect());
    const answer = await bear(PROBE, 'unknown');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="TSTDRV1234567", error="invalid_token", error_description="Invalid login attempt."',
    );
    expect(answer.body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('INVALID_LOGIN');
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('TokenRejected');
  });

  it.each(['', 'two words', 'a"b', 'ü'.normalize('NFC').replace('ü', '{}')])(
    'that is malformed is 400: Bearer %j',
    async (token) => {
      const { send } = await connect();
      const answer = await send(PROBE, { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('www-authenticate')).toBe(
        'Bearer realm="TSTDRV1234567", error="invalid_request", error_description="The request could not be understood by the server due to malformed syntax."',
      );
    },
  );

  it('dies after 3,600 seconds', async () => {
    const client = await withOauth2(connect());
    const token = await tokenOf(client);
    client.mock.clock.advance(3_599_000);
    expect((await client.bear(PROBE, token)).status).not.toBe(401);
    client.mock.clock.advance(1_000);
    expect((await client.bear(PROBE, token)).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('AccessTokenExpired');
  });

  it('that was changed has a wrong signature', async () => {
    const client = await withOauth2(connect());
    const token = await tokenOf(client);
    expect((await client.bear(PROBE, `${token.slice(0, -4)}AAAA`)).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidSignature');
  });

  it.each<readonly [detail: string, turn: (client: Oauth2Client) => void]>([
    ['FeatureDisabled', ({ mock }) => mock.account.setFeature('OAuth 2.0', false)],
    ['IntegrationBlocked', ({ mock }) => mock.account.blockIntegration()],
    ['InvalidIntegration', ({ mock }) => mock.account.deleteIntegration()],
    ['EntityOrRoleDisabled', ({ mock }) => mock.account.setRoleInactive(true)],
    [
      'EntityOrRoleDisabled',
      ({ mock }) => mock.account.withholdPermission('Log in using OAuth 2.0 Access Tokens'),
    ],
    ['EntityOrRoleDisabled', ({ mock }) => mock.account.withholdPermission('REST Web Services')],
  ])('is refused as %s', async (detail, turn) => {
    const client = await withOauth2(connect());
    const token = await tokenOf(client);
    turn(client);
    expect((await client.bear(PROBE, token)).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)).toMatchObject({ status: 'Failure', detail });
  });

  it('needs no permission for TBA, and TBA none for it', async () => {
    const client = await withOauth2(connect());
    client.mock.account.withholdPermission('Log in using Access Tokens');
    expect((await client.bear(PROBE)).status).not.toBe(401);
    expect((await client.query('SELECT id FROM employee')).status).toBe(401);
  });

  it('refused by a RESTlet is told in its form', async () => {
    const { bear } = await withOauth2(connect());
    const answer = await bear(SIXTH, 'unknown', { 'content-type': 'application/json' });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe(
      '{"error" : {"code" : "INVALID_LOGIN_ATTEMPT", "message" : "Invalid login attempt."}}',
    );
    expect(answer.headers.get('www-authenticate')).toContain('Bearer realm="TSTDRV1234567"');
  });

  it('finds its account on a host that names none', async () => {
    const client = await withOauth2(connect());
    client.mock.accounts.create({ accountId: '7654321' });
    const token = await tokenOf(client);
    await client.bear(PROBE, token);
    expect(client.mock.journal.at(-1)?.accountId).toBe('TSTDRV1234567');
  });
});

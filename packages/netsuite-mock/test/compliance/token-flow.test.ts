import { expect, it } from 'vitest';
import { CALLBACK, withFlow } from '../support/flow-client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// Steps: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156338994830.html,
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156536698849.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156537025868.html. The help lists parameters and not
// their encoding; RFC 5849 section 2.1 has forms.
onBothFaces('the authorization flow', (connect) => {
  it('gives a request token, form-encoded, and the role that was asked for', async () => {
    const { requestToken } = await withFlow(connect());
    const { status, headers, form } = await requestToken({ parameters: { role: '45678' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect([...form.keys()]).toEqual([
      'oauth_token',
      'oauth_token_secret',
      'oauth_callback_confirmed',
      'role',
    ]);
    expect(form.get('oauth_callback_confirmed')).toBe('true');
    expect(form.get('role')).toBe('45678');
    expect((await requestToken()).form.has('role')).toBe(false);
  });

  it('sends a user who allows back with verifier, company, role, entity and state', async () => {
    const { requestToken, mock } = await withFlow(connect());
    const id = (await requestToken()).form.get('oauth_token') ?? '';
    const address = mock.account.consent({ requestToken: id, allow: true, state: 'abc123' });
    expect(address.startsWith(`${CALLBACK}&`)).toBe(true);
    expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
      callbackRequest: '',
      oauth_token: id,
      oauth_verifier: expect.stringMatching(/^[0-9a-f]{64}$/),
      company: 'TSTDRV1234567',
      role: '1001',
      entity: '12',
      state: 'abc123',
    });
  });

  it('sends a user who denies back with an empty verifier, and the request token is dead', async () => {
    const { requestToken, accessToken, mock } = await withFlow(connect());
    const { form } = await requestToken();
    const id = form.get('oauth_token') ?? '';
    const address = mock.account.consent({ requestToken: id, allow: false });
    expect(new URL(address).searchParams.get('oauth_verifier')).toBe('');
    const parameters = { oauth_verifier: 'any' };
    const answer = await accessToken(id, form.get('oauth_token_secret') ?? '', { parameters });
    expect(answer.status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('TokenRejected');
  });

  it('ends in a token that logs in as the user who allowed it', async () => {
    const { connectUser, app, query, mock } = await withFlow(connect());
    const token = await connectUser();
    const { consumerKey, consumerSecret } = app;
    expect((await query(Q, [], { as: { consumerKey, consumerSecret, ...token } })).status).toBe(200);
    expect(mock.loginAuditTrail.at(-1)).toMatchObject({
      status: 'Success',
      applicationName: 'Flow App',
      userName: 'Ina Integration',
      tokenName: 'Flow App - Ina Integration, OnLink Integration',
    });
  });

  it('takes a verifier once', async () => {
    const { requestToken, accessToken, mock } = await withFlow(connect());
    const { form } = await requestToken();
    const [id, secret] = [form.get('oauth_token') ?? '', form.get('oauth_token_secret') ?? ''];
    const address = mock.account.consent({ requestToken: id, allow: true });
    const parameters = { oauth_verifier: new URL(address).searchParams.get('oauth_verifier') ?? '' };
    expect((await accessToken(id, secret, { parameters })).status).toBe(200);
    expect((await accessToken(id, secret, { parameters })).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('TokenRejected');
  });

  it('needs no realm: the account is known when the user has logged in', async () => {
    const { requestToken, mock } = await withFlow(connect());
    const sandbox = mock.accounts.create({ accountId: '7654321' });
    const id = (await requestToken({ realm: undefined as never })).form.get('oauth_token') ?? '';
    expect(
      new URL(sandbox.admin.consent({ requestToken: id, allow: true })).searchParams.get('company'),
    ).toBe('7654321');
  });
});

onBothFaces('the consent page', (connect) => {
  const PAGE = '/app/login/secure/authorizetoken.nl';

  it('offers the users with their roles, and goes back to the callback', async () => {
    const { requestToken, browse } = await withFlow(connect());
    const id = (await requestToken()).form.get('oauth_token') ?? '';
    const page = await browse(`${PAGE}?oauth_token=${id}&state=xyz`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('Flow App asks for access to account TSTDRV1234567');
    expect(page.text).toContain('<option value="12 1001">Ina Integration, OnLink Integration</option>');
    const sent = await browse(PAGE, { oauth_token: id, state: 'xyz', as: '12 1001', decision: 'allow' });
    expect(sent.status).toBe(302);
    const { searchParams } = new URL(sent.headers.get('location') ?? '');
    expect(searchParams.get('state')).toBe('xyz');
    expect(searchParams.get('oauth_verifier')).not.toBe('');
  });

  it.each([
    ['a state of other characters', { state: 'a-b', as: '12 1001' }],
    ['a role that the user does not have', { as: '12 3' }],
  ])('shows an error to %s', async (_, form) => {
    const { requestToken, browse } = await withFlow(connect());
    const id = (await requestToken()).form.get('oauth_token') ?? '';
    const answer = await browse(PAGE, { oauth_token: id, decision: 'allow', ...form });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Failed to authorize request token');
  });

  it('escapes what it shows', async () => {
    const { requestToken, browse, mock, app } = await withFlow(connect());
    const id = (await requestToken()).form.get('oauth_token') ?? '';
    mock.account.createUser('<script>"x"</script>', ['1001']);
    expect(app.name).toBe('Flow App');
    const page = await browse(`${PAGE}?oauth_token=${id}&state=%22%3E%3Cscript%3E`);
    expect(page.text).not.toContain('<script>');
  });

  it('knows no other token', async () => {
    const { browse } = await withFlow(connect());
    expect((await browse(`${PAGE}?oauth_token=unknown`)).status).toBe(400);
  });
});

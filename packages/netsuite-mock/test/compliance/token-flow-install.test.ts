import { expect, it } from 'vitest';
import { withFlow } from '../support/flow-client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156537025868.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157017286140.html (the preference)
onBothFaces("another account's application", (connect) => {
  it('is installed by the third step, enabled', async () => {
    const { connectUser, app, mock, query } = await withFlow(connect(), '7654321');
    const token = await connectUser();
    const { consumerKey, consumerSecret } = app;
    expect(mock.account.integrations().at(-1)).toMatchObject({
      name: 'Flow App',
      state: 'enabled',
      installed: true,
      ownerAccountId: '7654321',
    });
    expect((await query(Q, [], { as: { consumerKey, consumerSecret, ...token } })).status).toBe(200);
  });

  it('is installed once, however many users connect', async () => {
    const { connectUser, mock } = await withFlow(connect(), '7654321');
    await connectUser();
    await connectUser();
    expect(mock.account.integrations().map(({ name }) => name)).toEqual(['OnLink', 'Flow App']);
  });

  it("is installed where its owner has blocked it, as state is each account's own", async () => {
    const { connectUser, app, mock, query } = await withFlow(connect(), '7654321');
    mock.accounts.get('7654321').admin.blockIntegration(app.id);
    const token = await connectUser();
    const { consumerKey, consumerSecret } = app;
    expect((await query(Q, [], { as: { consumerKey, consumerSecret, ...token } })).status).toBe(200);
  });

  it('waits for approval where the preference asks for it, and is refused until then', async () => {
    const { connectUser, requestToken, app, mock, query } = await withFlow(connect(), '7654321');
    mock.account.setRequireApproval(true);
    const token = await connectUser();
    const installed = mock.account.integrations().at(-1);
    expect(installed?.state).toBe('waitingForApproval');
    const as = { consumerKey: app.consumerKey, consumerSecret: app.consumerSecret, ...token };
    expect((await query(Q, [], { as })).status).toBe(401);
    expect((await requestToken()).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('IntegrationBlocked');
    mock.account.enableIntegration(installed?.id);
    expect((await query(Q, [], { as })).status).toBe(200);
  });
});

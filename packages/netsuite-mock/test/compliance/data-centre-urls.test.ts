import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157011836591.html (no login; parameter c);
// names of the members: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4639983016.html; the refusal of
// an id with a hyphen as seen in public code.
onBothFaces('GET /rest/datacenterurls', (connect) => {
  const open = { headers: { authorization: undefined } };

  it.each([
    ['1234567_SB1', '1234567-sb1'],
    ['TSTDRV1234567', 'tstdrv1234567'],
    ['7654321', '7654321'],
  ])('tells the hosts of %s without a login', async (account, label) => {
    const { send, mock } = await connect();
    const answer = await send('/rest/datacenterurls', {
      search: `?account=${account}&c=${account}`,
      ...open,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      webservicesDomain: `https://${label}.suitetalk.api.netsuite.com`,
      restDomain: `https://${label}.restlets.api.netsuite.com`,
      systemDomain: `https://${label}.app.netsuite.com`,
    });
    expect(mock.loginAuditTrail).toEqual([]);
  });

  it.each(['?account=1234567-sb1', '?account=', ''])('refuses %j', async (search) => {
    const { send } = await connect();
    const answer = await send('/rest/datacenterurls', { search, ...open });
    expect(answer.status).toBe(400);
    expect(answer.text).toBe('Company Id is invalid');
  });
});

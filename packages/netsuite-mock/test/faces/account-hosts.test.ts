import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { createClient } from '../support/client.js';

function threeAccounts() {
  const mock = createNetsuiteMock({ employees: 3, accountId: '1234567' });
  mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
  mock.accounts.create({ accountId: '1234567_RP', copyOf: '1234567' });
  const client = (origin: string) =>
    createClient(mock, origin, {
      face: 'function',
      fetch: (url, init) => mock.fetch(new Request(url, init)),
    });
  return { mock, client };
}

// Hosts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157011836591.html
describe('the host of a request', () => {
  it.each([
    ['https://1234567.suitetalk.api.netsuite.com', '1234567'],
    ['https://1234567-sb1.suitetalk.api.netsuite.com', '1234567_SB1'],
    ['https://1234567-rp.suitetalk.api.netsuite.com', '1234567_RP'],
    ['https://1234567-sb1.restlets.api.netsuite.com', '1234567_SB1'],
    ['https://1234567-sb1.app.netsuite.com', '1234567_SB1'],
    ['http://1234567-sb1.localhost:8080', '1234567_SB1'],
    ['https://1234567-rp.netsuite.invalid', '1234567_RP'],
    ['https://netsuite.invalid', '1234567'],
  ])('%s is of account %s', async (origin, accountId) => {
    const { mock, client } = threeAccounts();
    await client(origin).send('/nowhere', { headers: { authorization: undefined } });
    expect(mock.journal.at(-1)?.accountId).toBe(accountId);
  });

  it('of no account is answered 404 by the mock, where NetSuite would have no such name', async () => {
    const { client } = threeAccounts();
    const answer = await client('https://7654321.suitetalk.api.netsuite.com').query(
      'SELECT id FROM employee',
    );
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('MOCK_NO_SUCH_ACCOUNT');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
  it.each([
    ['restlets.api', 200],
    ['suitetalk.api', 403],
    ['app', 403],
  ])('that is of %s answers a RESTlet call %i', async (service, status) => {
    const { mock, client } = threeAccounts();
    mock.registerRestlet({ script: 6, deploy: 1, get: () => 'here' });
    const { send } = client(`https://1234567.${service}.netsuite.com`);
    const answer = await send('/app/site/hosting/restlet.nl', { search: '?script=6&deploy=1' });
    expect(answer.status).toBe(status);
  });

  it('counts for more than the realm', async () => {
    const { client } = threeAccounts();
    const { status } = await client('https://1234567-sb1.suitetalk.api.netsuite.com').query(
      'SELECT 1 FROM dual',
    );
    expect(status).toBe(401);
  });
});

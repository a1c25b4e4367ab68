import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handlers } from '../../src/faces/msw.js';
import { createNetsuiteMock, type NetsuiteMock } from '../../src/index.js';
import { createClient } from '../support/client.js';

function intercept(mock: NetsuiteMock, options?: { readonly baseUrl: string }): void {
  const elsewhere = http.all('https://elsewhere.invalid/*', () => HttpResponse.json({ title: 'elsewhere' }));
  const server = setupServer(...handlers(mock, options), elsewhere);
  // An address that no handler has is an error, so that no request leaves this machine.
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
}

// Host names: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157011836591.html
describe('the msw handlers', () => {
  it.each([
    ['1234567', '1234567'],
    ['1234567-sb1', '1234567_SB1'],
    ['tstdrv1234567', 'TSTDRV1234567'],
  ])('answer for the SuiteTalk host %s of account %s', async (label, accountId) => {
    const mock = createNetsuiteMock({ employees: 3, accountId });
    intercept(mock);
    const client = createClient(mock, `https://${label}.suitetalk.api.netsuite.com`);
    expect((await client.query('SELECT id FROM employee')).body?.totalResults).toBe(3);
  });

  it.each(['https://netsuite.invalid', 'https://netsuite.invalid/', 'http://netsuite.invalid:8080'])(
    'answer for the base URL %s where it is given',
    async (baseUrl) => {
      const mock = createNetsuiteMock({ employees: 3 });
      intercept(mock, { baseUrl });
      const client = createClient(mock, baseUrl.replace(/\/$/, ''));
      expect((await client.send('/services/rest/*', { method: 'OPTIONS' })).status).toBe(204);
    },
  );

  it('say of the host of an account that the mock does not hold that there is none', async () => {
    const mock = createNetsuiteMock({ employees: 3 });
    intercept(mock);
    const client = createClient(mock, 'https://7654321.suitetalk.api.netsuite.com');
    const { status, body } = await client.query('SELECT id FROM employee');
    expect(status).toBe(404);
    expect(body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('MOCK_NO_SUCH_ACCOUNT');
  });

  it('leave other hosts to whoever else handles them', async () => {
    const mock = createNetsuiteMock({ employees: 0 });
    intercept(mock);
    const client = createClient(mock, 'https://elsewhere.invalid');
    expect((await client.query('SELECT id FROM employee')).body?.title).toBe('elsewhere');
    expect(mock.journal).toEqual([]);
  });
});

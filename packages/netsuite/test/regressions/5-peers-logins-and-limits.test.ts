import { type Call, createSecret, isFault } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/account/config-schema.js';
import { learnConcurrency } from '../../src/account/governance-limits.js';
import { accountIdOf, remoteAccount } from '../../src/account/remote-account.js';
import { createClient } from '../../src/client.js';
import { connector } from '../../src/connector.js';
import { type RestRequest, sendRest } from '../../src/send-rest.js';
import { aReply, NOON_MS } from '../builders.js';
import { callOn, configOf } from '../mock-call.js';
import { oauth2ConfigOf } from '../oauth2-config.js';

/** Each of these goes wrong, or went wrong, in a connector or client whose source or issue is named. */

const aMock = (options: Parameters<typeof createNetsuiteMock>[0] = {}): NetsuiteMock =>
  createNetsuiteMock({ employees: 3, seed: 7, now: () => NOON_MS, concurrencyLimit: 100, ...options });

const OPTIONS = {
  method: 'OPTIONS',
  path: '/services/rest/*',
  effect: 'none',
  task: { verb: 'sign in to', noun: 'account', id: '1' },
} as const;

const QUERY = {
  method: 'POST',
  path: '/services/rest/query/v1/suiteql',
  headers: { prefer: 'transient' },
  json: { q: 'SELECT id FROM employee' },
  effect: 'none',
  task: { verb: 'query', noun: 'stream', id: 'employee' },
} as const;

const send = (mock: NetsuiteMock, call: Call, request: RestRequest = OPTIONS) =>
  sendRest(createClient(configOf(mock)), call, request);

async function faultOf(promise: Promise<unknown>) {
  const thrown = await promise.catch((error: unknown) => error);
  if (!isFault(thrown)) throw new Error(`no fault: ${String(thrown)}`);
  return thrown;
}

async function checked(mock: NetsuiteMock, call = callOn(mock)) {
  const client = await connector.open(configOf(mock), { connectionId: 'c', rotateSecret: async () => {} });
  const items = [];
  for await (const item of connector.check(client, call)) items.push(item);
  return items;
}

describe('account IDs', () => {
  it.each([
    '1234567_SB1',
    '1234567-sb1',
    '1234567_sb1',
    '1234567-SB1',
    'https://1234567-sb1.app.netsuite.com/',
  ])(
    'netsuitephp/netsuite-php#121, fylein/netsuite-sdk-py#29: %s signs in with the realm in upper case at the host in lower case',
    async (accountId) => {
      const mock = aMock({ accountId: '1234567_SB1' });
      const call = callOn(mock);
      const client = createClient({ ...configOf(mock), accountId });
      expect((await sendRest(client, call, OPTIONS)).status).toBe(204);
      const [request] = call.requests;
      expect(new URL(request?.url ?? '').host).toBe('1234567-sb1.suitetalk.api.netsuite.com');
      expect(request?.headers['authorization']).toContain('realm="1234567_SB1"');
    },
  );

  it('julbrs/netsuite-api-client src/client.ts: every underscore counts, so an ID with two is refused and not half rewritten', () => {
    const { error } = configSchema.safeParse({ ...plainConfig(), accountId: '1234567_SB_1' });
    expect(error?.issues[0]?.message).toContain('accountId');
  });

  it('singer tap-netsuite-general-ledger: the ID as typed reaches neither host nor realm', () => {
    const typed = { accountId: ' 1234567_SB1 ' };
    expect(remoteAccount(typed).hosts[0]).toBe('1234567-sb1.suitetalk.api.netsuite.com');
    expect(accountIdOf(typed).realm).toBe('1234567_SB1');
  });
});

describe('signatures', () => {
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['q', 'name IS "a+b c"'],
    ['a[b]', '1'],
    ['100%', '%2B'],
    ['same', '2'],
    ['same', '1'],
    ['empty', ''],
    ['ü', "O'Neil & Söhne (*)!"],
  ];

  it('ddo/oauth-1.0a 2.2.6, adobe/aio-commerce-sdk#574, MemberJunction: pluses, encoded keys and repeated keys in the query verify', async () => {
    const mock = aMock();
    const reply = await send(mock, callOn(mock), { ...OPTIONS, query: HOSTILE });
    expect(reply.status).toBe(204);
  });

  it('MemberJunction: header values are percent-encoded, the signature too', async () => {
    const mock = aMock();
    const signatures = [];
    for (let nth = 0; nth < 20; nth += 1) {
      const call = callOn(mock);
      await send(mock, call);
      signatures.push(
        /oauth_signature="([^"]*)"/.exec(call.requests[0]?.headers['authorization'] ?? '')?.[1],
      );
    }
    for (const signature of signatures) expect(signature).toMatch(/^[A-Za-z0-9%]+$/);
    expect(signatures.some((signature) => /%2B|%2F/.test(signature ?? ''))).toBe(true);
  });

  it('julbrs/netsuite-api-client: a quote and a line break in the query reach NetSuite as they are', async () => {
    const mock = aMock();
    const q = "SELECT id\nFROM employee WHERE entityid <> 'a\"b'";
    expect((await send(mock, callOn(mock), { ...QUERY, json: { q } })).status).toBe(200);
  });

  it('NangoHQ netsuite M2M: an assertion is never signed by RS256, which NetSuite does not take', async () => {
    const mock = aMock();
    const call = callOn(mock);
    const reply = await sendRest(createClient(oauth2ConfigOf(mock, 'RSA-3072')), call, OPTIONS);
    expect(reply.status).toBe(204);
    const body = new URLSearchParams(new TextDecoder().decode(call.requests[0]?.body));
    const [header = ''] = (body.get('client_assertion') ?? '').split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'PS256' });
  });
});

describe('limits', () => {
  it('salto-io/salto#6465, julbrs/netsuite-api-client#26: what was refused for the limit is signed afresh when it is tried again', async () => {
    const mock = aMock();
    mock.faults.arm({ fault: 'concurrency-limit', times: 1 });
    const call = callOn(mock);
    const client = createClient(configOf(mock));
    expect((await faultOf(sendRest(client, call, QUERY))).code).toBe('netsuite/concurrency-limit');
    expect((await sendRest(client, call, QUERY)).status).toBe(200);
    const nonces = call.requests.map(
      ({ headers }) => /oauth_nonce="(\w+)"/.exec(headers['authorization'] ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(mock.loginAuditTrail.map(({ detail }) => detail)).not.toContain('NonceUsed');
  });

  it.each([
    ['julbrs/netsuite-api-client#26: 429', aReply(429, '')],
    [
      'Airbyte and others that know 429 only: a RESTlet says 400',
      aReply(400, { error: { code: 'SSS_REQUEST_LIMIT_EXCEEDED', message: 'Request Limit Exceeded' } }),
    ],
  ])('%s is a limit and no refused login, waits 2 s at least, and reaches the budget', async (_, reply) => {
    const call = { ...callOn(aMock()), exchange: async () => reply };
    const fault = await faultOf(sendRest(createClient(configOf(aMock())), call, QUERY));
    // netsuitephp/netsuite-php#133: three times one second was too little.
    expect(fault).toMatchObject({ blame: 'limit', effect: 'none', retry: { afterMs: 2_000 } });
    expect(call.learned).toEqual([{ remaining: 0, resetAt: NOON_MS + 2_000 }]);
  });

  it.each([
    ['the account, less what others have for themselves', undefined, 7],
    ['the integration, where it has one of its own', 3, 3],
  ])(
    'oracle/netsuite-suitecloud-sdk#908: the limit of %s is read and not asked of support',
    async (_, ofIntegration, concurrent) => {
      const mock = aMock({ concurrencyLimit: 7 });
      mock.account.setConcurrencyLimit(ofIntegration);
      const call = callOn(mock);
      const client = createClient(administratorOf(mock));
      await learnConcurrency(client, call);
      await learnConcurrency(client, call);
      expect(call.learned).toEqual([{ concurrent }]);
      expect(call.requests, 'asked once').toHaveLength(1);
    },
  );

  it('a role that may not read the limit is no failure, and is not asked again', async () => {
    const mock = aMock();
    const call = callOn(mock);
    const client = createClient(configOf(mock));
    await learnConcurrency(client, call);
    await learnConcurrency(client, call);
    expect([call.requests.length, call.learned.length]).toEqual([1, 0]);
  });

  it('planning a read learns the limit first, because partitions are read side by side', async () => {
    const mock = aMock({ concurrencyLimit: 9 });
    const call = callOn(mock);
    const client = createClient(administratorOf(mock));
    const [stream] = connector.manifest.streams;
    if (stream === undefined) throw new Error('no stream');
    const request = { stream, mode: 'full', covered: [] } as const;
    for await (const _ of connector.source?.plan(client, request, call) ?? []) break;
    expect(call.learned[0]).toEqual({ concurrent: 9 });
  });
});

describe('refused logins', () => {
  it('hotgluexyz tap-netsuite-rest: a refused login is not tried again, as five lock the user out', async () => {
    const mock = aMock();
    mock.account.revokeToken();
    const call = callOn(mock);
    expect(await faultOf(send(mock, call))).toMatchObject({ blame: 'credentials', retry: 'after-fix' });
    expect(call.requests).toHaveLength(1);
  });

  it('drudge/n8n-nodes-netsuite#9: INVALID_LOGIN comes with its causes, and the one place that knows', async () => {
    const mock = aMock();
    mock.account.blockIntegration();
    const { message, fix } = await faultOf(send(mock, callOn(mock)));
    expect(message).toContain('View Login Audit Trail');
    expect(fix?.text).toContain('(2)');
    expect(fix?.text).toContain('[Detail: consumer_key_refused]');
  });

  it('jacobsvante/netsuite#27: a login that only REST refuses names the permission that is missing', async () => {
    const mock = aMock();
    mock.account.withholdPermission('REST Web Services');
    const fault = (await checked(mock)).find(({ id }) => id === 'sign-in')?.fault;
    expect(fault?.message).toContain('the role lacks the permission REST Web Services');
  });

  it('every peer: a clock that is off is corrected and said, where it fails the login of all of them', async () => {
    const mock = aMock();
    const call = callOn(mock, NOON_MS - 20 * 60_000);
    const items = await checked(mock, call);
    expect(items.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(items.find(({ id }) => id === 'clock')?.note).toContain("20 minutes behind NetSuite's");
    expect(call.logged.filter(({ event }) => event === 'netsuite.clock-corrected')).toHaveLength(1);
    const refused = mock.loginAuditTrail.filter(({ status }) => status !== 'Success');
    expect(refused.map(({ detail }) => detail)).toEqual(['InvalidTimestamp']);
  });

  it('every request under way profits from the corrected clock, and not the first alone', async () => {
    const mock = aMock();
    const call = callOn(mock, NOON_MS + 600_000);
    const client = createClient(configOf(mock));
    const replies = await Promise.all([1, 2, 3].map(() => sendRest(client, call, OPTIONS)));
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204]);
  });

  it('a write that met the wrong clock is done once: its refused login had no effect', async () => {
    const mock = aMock();
    const before = mock.store.count('employee');
    const created = await send(mock, callOn(mock, NOON_MS + 3_600_000), {
      method: 'POST',
      path: '/services/rest/record/v1/employee',
      json: { firstName: 'Ada', lastName: 'Once', subsidiary: { id: '1' } },
      effect: 'create',
      task: { verb: 'create', noun: 'employee', id: 'Ada' },
    });
    expect(created.status).toBe(204);
    expect(mock.store.count('employee')).toBe(before + 1);
  });

  it('a role of web services only is told apart, where a RESTlet refuses it', async () => {
    const mock = aMock();
    mock.account.setWebServicesOnly(true);
    const fault = await faultOf(
      send(mock, callOn(mock), {
        ...OPTIONS,
        method: 'GET',
        service: 'restlets',
        path: '/app/site/hosting/restlet.nl',
        query: [['script', '1']],
      }),
    );
    expect(fault.fix?.text).toContain('Web Services Only Role');
  });

  it('Oracle chapter_4247329078: in a sandbox the first suspicion is a token of production', async () => {
    const mock = aMock({ accountId: '1234567_SB1' });
    const call = callOn(mock);
    const client = createClient({ ...configOf(mock), tokenId: createSecret('f'.repeat(64)) });
    expect((await faultOf(sendRest(client, call, OPTIONS))).message).toContain('tokens are not copied');
  });
});

/** The configuration of an administrator, who alone may read the limits. */
function administratorOf(mock: NetsuiteMock) {
  const { id, secret } = mock.account.createToken({ userId: '3', roleId: '3' });
  return { ...configOf(mock), tokenId: createSecret(id), tokenSecret: createSecret(secret) };
}

function plainConfig() {
  return {
    accountId: '1234567',
    consumerKey: 'a',
    consumerSecret: 'b',
    tokenId: 'c',
    tokenSecret: 'd',
  };
}

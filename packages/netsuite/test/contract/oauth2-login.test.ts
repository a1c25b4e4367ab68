import {
  type Call,
  createFault,
  createSecret,
  type HttpRequest,
  type HttpResponse,
  isFault,
} from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import type { Oauth2Config } from '../../src/account/config-schema.js';
import { createClient, type NetsuiteClient } from '../../src/client.js';
import { sendRest } from '../../src/send-rest.js';
import { aReply, NOON_MS } from '../builders.js';
import { callOn } from '../mock-call.js';
import { oauth2ConfigOf, pemPair } from '../oauth2-config.js';

const HOUR_MS = 3_600_000;

interface Setting {
  readonly mock: NetsuiteMock;
  readonly client: NetsuiteClient;
  /** Moves NetSuite's clock. */
  readonly pass: (durationMs: number) => void;
  readonly tokenRequests: () => number;
}

function aSetting(kind = 'P-256', changes: Partial<Oauth2Config> = {}): Setting {
  let nowMs = NOON_MS;
  const mock = createNetsuiteMock({ employees: 3, now: () => nowMs });
  const client = createClient({ ...oauth2ConfigOf(mock, kind), ...changes });
  return {
    mock,
    client,
    pass: (durationMs) => {
      nowMs += durationMs;
    },
    tokenRequests: () => mock.journal.filter(({ route }) => route === 'oauth2.token').length,
  };
}

const ping = (client: NetsuiteClient, call: Call): Promise<HttpResponse> =>
  sendRest(client, call, {
    method: 'OPTIONS',
    path: '/services/rest/*',
    effect: 'none',
    task: { verb: 'sign in to', noun: 'account', id: '1' },
  });

const faultOf = async (promise: Promise<unknown>) => {
  const thrown = await promise.catch((error: unknown) => error);
  if (!isFault(thrown)) throw new Error(`no fault: ${String(thrown)}`);
  return thrown;
};

describe('a login by client credentials', () => {
  it.each([
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
  ])('signs with a key of kind %s by %s, and NetSuite takes it', async (kind, algorithm) => {
    const { mock, client } = aSetting(kind);
    const call = callOn(mock);
    expect((await ping(client, call)).status).toBe(204);
    const assertion = new URLSearchParams(bodyOf(call.requests[0])).get('client_assertion') ?? '';
    const [header, claims] = assertion.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toMatchObject({ alg: algorithm, typ: 'JWT' });
    const { iat, exp } = JSON.parse(claims ?? '') as { iat: number; exp: number };
    expect(exp - iat).toBeLessThan(3_600);
  });

  it('asks for the scopes that were chosen', async () => {
    const { mock, client } = aSetting('P-256', { scopes: 'rest_webservices restlets' });
    const call = callOn(mock);
    const reply = await faultOf(
      sendRest(client, call, {
        service: 'restlets',
        method: 'GET',
        path: '/app/site/hosting/restlet.nl',
        query: [['script', '1']],
        effect: 'none',
        task: { verb: 'call', noun: 'RESTlet', id: '1' },
      }),
    );
    expect(reply.remote?.detail).toContain('SSS_INVALID_SCRIPTLET_ID');
  });

  it('buys one token for all who ask at the same time, and keeps it until shortly before its end', async () => {
    const { mock, client, tokenRequests, pass } = aSetting();
    const call = callOn(mock);
    await Promise.all(Array.from({ length: 5 }, () => ping(client, call)));
    expect(tokenRequests()).toBe(1);
    for (const durationMs of [HOUR_MS - 61_000, 2_000]) {
      pass(durationMs);
      call.clock.advance(durationMs);
      await Promise.all([ping(client, call), ping(client, call)]);
    }
    expect(tokenRequests()).toBe(2);
  });

  it('replaces a token that NetSuite no longer takes, once for all who hold it', async () => {
    const { mock, client, tokenRequests, pass } = aSetting();
    const honest = callOn(mock);
    const call: Call = {
      ...honest,
      exchange: async (request) => {
        const reply = await honest.exchange(request);
        if (!request.url.endsWith('/token')) return reply;
        // It is said to last longer than it does, so that nobody here knows that it has ended.
        const text = new TextDecoder().decode(reply.body).replace('"expires_in":3600', '"expires_in":99999');
        return { ...reply, body: new TextEncoder().encode(text) };
      },
    };
    await ping(client, call);
    pass(HOUR_MS + 1_000);
    honest.clock.advance(HOUR_MS + 1_000);
    const replies = await Promise.all([ping(client, call), ping(client, call), ping(client, call)]);
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(tokenRequests()).toBe(2);
  });

  it('does not ask again where a token is refused that was never taken', async () => {
    const { mock, client, tokenRequests } = aSetting();
    mock.account.withholdPermission('REST Web Services');
    const fault = await faultOf(ping(client, callOn(mock)));
    expect(fault).toMatchObject({ code: 'netsuite/login-refused', fix: { pointer: '/certificateId' } });
    expect(tokenRequests()).toBe(1);
  });

  it.each([
    ['ten minutes fast', 600_000],
    ['two hours slow', -2 * HOUR_MS],
  ])('corrects a clock that is %s in its assertions, once, and says so in the log', async (_, skewMs) => {
    const { mock, client, tokenRequests } = aSetting();
    const call = callOn(mock, NOON_MS + skewMs);
    expect((await ping(client, call)).status).toBe(204);
    expect(tokenRequests()).toBe(2);
    expect(client.clock.offsetMs).toBe(-skewMs);
    expect(call.logged).toContainEqual({
      level: 'warn',
      event: 'netsuite.clock-corrected',
      fields: { offsetMs: -skewMs },
    });
  });

  it('goes on for the others when the call that asked for the token is aborted', async () => {
    const { mock, client } = aSetting();
    const leaving = new AbortController();
    let gone: (reason: unknown) => void = () => {};
    const first: Call = {
      ...callOn(mock),
      signal: leaving.signal,
      exchange: () =>
        new Promise((_, reject) => {
          gone = reject;
        }),
    };
    const left = faultOf(ping(client, first));
    const stays = ping(client, callOn(mock));
    leaving.abort();
    gone(
      createFault({
        blame: 'cancelled',
        scope: 'connection',
        retry: 'never',
        effect: 'none',
        code: 'host/cancelled',
        message: 'Failed to send: cancelled.',
      }),
    );
    expect((await left).blame).toBe('cancelled');
    expect((await stays).status).toBe(204);
  });

  it('lets go of a call that is aborted while another fetches the token', async () => {
    const { mock, client } = aSetting();
    let open: () => void = () => {};
    const holding = new Promise<void>((resolve) => {
      open = resolve;
    });
    const honest = callOn(mock);
    const slow: Call = {
      ...honest,
      exchange: async (request) => holding.then(() => honest.exchange(request)),
    };
    const fetching = ping(client, slow);
    const leaving = new AbortController();
    const waiting = ping(client, { ...callOn(mock), signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    open();
    expect((await fetching).status).toBe(204);
  });

  it('takes a limit at the token endpoint for a limit, and tells the budget', async () => {
    const { mock, client } = aSetting();
    const fake = callOn(mock);
    const call: Call = { ...fake, exchange: async () => aReply(429, '') };
    expect(await faultOf(ping(client, call))).toMatchObject({
      code: 'netsuite/concurrency-limit',
      blame: 'limit',
    });
    expect(fake.learned).toEqual([{ remaining: 0, resetAt: NOON_MS + 2_000 }]);
  });

  it('repeats no access token that a refusal repeats', async () => {
    const { mock, client } = aSetting();
    const honest = callOn(mock);
    let bearer = '';
    const echoing: Call = {
      ...honest,
      exchange: async (request: HttpRequest) => {
        const authorization = request.headers['authorization'];
        if (authorization === undefined) return honest.exchange(request);
        bearer = authorization.slice('Bearer '.length);
        return aReply(500, { title: `Failed for ${authorization}` });
      },
    };
    const fault = await faultOf(ping(client, echoing));
    expect(bearer.length).toBeGreaterThan(100);
    expect(JSON.stringify(fault)).not.toContain(bearer);
    expect(fault.remote?.detail).toContain('[secret]');
  });

  it('says that an answer without a token is none', async () => {
    const { mock, client } = aSetting();
    const call: Call = { ...callOn(mock), exchange: async () => aReply(200, { token_type: 'Bearer' }) };
    expect((await faultOf(ping(client, call))).code).toBe('netsuite/malformed-token');
  });
});

describe('a private key', () => {
  const { privateKey } = pemPair();
  const lines = privateKey.trim().split('\n');

  it.each([
    ['with blanks for line breaks', lines.join(' ')],
    ['with \\n for line breaks', lines.join('\\n')],
    ['with carriage returns', lines.join('\r\n')],
    ['with words around it', `key:\n${privateKey}\nend`],
  ])('is read %s', async (_, text) => {
    const { mock, client } = aSetting('P-256', { privateKey: createSecret(text) });
    expect((await ping(client, callOn(mock))).status).toBe(204);
  });

  const body = lines.slice(1, -1).join('\n');
  it.each([
    ['no PEM', 'hunter2-hunter2', 'not in PEM'],
    ['a certificate', `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`, 'is a certificate'],
    ['a public key', pemPair().publicKey, 'is a public key'],
    [
      'an encrypted key',
      `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${body}\n-----END ENCRYPTED PRIVATE KEY-----`,
      'passphrase',
    ],
    ['half a key', `${lines[0]}\n${lines[1]}\n${lines.at(-1)}`, 'a part of it may be missing'],
    ['a short RSA key', pemPair('RSA-1024').privateKey, '1024 bits'],
    ['a key of another curve', pemPair('secp256k1').privateKey, 'secp256k1'],
  ])('that is %s is refused before anything is sent, and not quoted', async (_, text, words) => {
    const { mock, client } = aSetting('P-256', { privateKey: createSecret(text) });
    const call = callOn(mock);
    const fault = await faultOf(ping(client, call));
    expect(fault).toMatchObject({
      code: 'netsuite/private-key',
      blame: 'credentials',
      retry: 'after-fix',
      fix: { pointer: '/privateKey' },
    });
    expect(fault.message).toContain(words);
    expect(JSON.stringify(fault)).not.toContain(text.slice(30, 60) || text);
    expect(call.requests).toEqual([]);
  });
});

function bodyOf(request: HttpRequest | undefined): string {
  return new TextDecoder().decode(request?.body);
}

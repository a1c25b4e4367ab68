import { type CheckItem, createSecret, type Fault } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import type { NetsuiteConfig } from '../../src/account/config-schema.js';
import { connector } from '../../src/connector.js';
import { NOON_MS } from '../builders.js';
import { callOn, configOf } from '../mock-call.js';

const OTHER = createSecret('f'.repeat(64));

interface Case {
  readonly title: string;
  readonly arrange?: (mock: NetsuiteMock) => void;
  readonly config?: Partial<NetsuiteConfig>;
  readonly nowMs?: number;
  /** The word of NetSuite's own audit trail. */
  readonly audited: string;
  readonly code?: string;
}

/** What an admin can get wrong, each with NetSuite's own word for it. */
const CASES: readonly Case[] = [
  { title: 'an unknown consumer key', config: { consumerKey: OTHER }, audited: 'consumer_key_unknown' },
  { title: 'a wrong consumer secret', config: { consumerSecret: OTHER }, audited: 'InvalidSignature' },
  { title: 'an unknown token', config: { tokenId: OTHER }, audited: 'token_rejected' },
  { title: 'a wrong token secret', config: { tokenSecret: OTHER }, audited: 'InvalidSignature' },
  { title: 'a revoked token', arrange: ({ account }) => account.revokeToken(), audited: 'token_rejected' },
  {
    title: 'a blocked integration',
    arrange: ({ account }) => account.blockIntegration(),
    audited: 'consumer_key_refused',
  },
  {
    title: 'an inactive user',
    arrange: ({ account }) => account.setUserInactive(true),
    audited: 'permission_denied',
  },
  { title: 'a locked user', arrange: ({ account }) => account.lockUser(), audited: 'temporary_locked' },
  {
    title: 'a switched-off feature',
    arrange: ({ account }) => account.setFeature('Token-based Authentication', false),
    audited: 'FeatureDisabled',
  },
  {
    title: 'a clock ten minutes fast',
    nowMs: NOON_MS + 600_000,
    audited: 'InvalidTimestamp',
    code: 'netsuite/clock-skew',
  },
];

async function signIn({ arrange, config, nowMs }: Case, tellingAuthenticateWords: boolean) {
  const mock = createNetsuiteMock({
    employees: 1,
    now: () => NOON_MS,
    switches: { tellingAuthenticateWords },
  });
  arrange?.(mock);
  const client = await connector.open(
    { ...configOf(mock), ...config },
    { connectionId: 'c', rotateSecret: async () => {} },
  );
  const items: CheckItem[] = [];
  for await (const item of connector.check(client, callOn(mock, nowMs))) items.push(item);
  return { mock, items, fault: items.find(({ id }) => id === 'sign-in')?.fault as Fault };
}

describe.each([
  ['the one word seen on the wire', false],
  ['telling words', true],
])('a login refused with %s', (_, telling) => {
  it.each(CASES)('$title is explained by the sign-in item and stops there', async (one) => {
    const { mock, items, fault } = await signIn(one, telling);
    expect(mock.loginAuditTrail.map(({ detail }) => detail)).toContain(one.audited);
    const failed = items.find(
      ({ fault: found }) => found !== undefined && found.code !== 'netsuite/not-tried',
    );
    expect(failed?.fault?.code).toBe(one.code ?? 'netsuite/login-refused');
    expect(fault).toBeDefined();
    expect(fault.message).not.toContain('\n');
    const refused = mock.loginAuditTrail.filter(({ status }) => status !== 'Success');
    expect(refused.length, 'refused logins, of which five lock the user out').toBeLessThanOrEqual(1);
  });
});

describe('the ranking of causes', () => {
  it('puts the true cause first where the wire tells it', async () => {
    const one = CASES.find(({ title }) => title === 'a blocked integration') as Case;
    expect((await signIn(one, true)).fault.message).toContain('because the integration record is blocked');
  });

  it('names the place that knows where the wire tells nothing', async () => {
    const { fault } = await signIn(CASES[0] as Case, false);
    expect(fault.message).toContain('Login Audit Trail');
    expect(fault.fix?.text).toContain('Login Audit Trail');
  });

  it('never quotes a credential', async () => {
    for (const one of CASES) {
      const { mock, items } = await signIn(one, false);
      const { accountId: _, ...secrets } = mock.credentials;
      for (const secret of [...Object.values(secrets), 'f'.repeat(64)]) {
        expect(JSON.stringify(items)).not.toContain(secret);
      }
    }
  });
});

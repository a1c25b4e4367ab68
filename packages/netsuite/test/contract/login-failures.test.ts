import { type CheckItem, createSecret, type Fault } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import type { NetsuiteConfig } from '../../src/account/config-schema.js';
import { OAUTH2_CAUSES } from '../../src/auth/oauth2-causes.js';
import { TBA_CAUSES } from '../../src/auth/tba-causes.js';
import { connector } from '../../src/connector.js';
import { NOON_MS } from '../builders.js';
import { callOn, configOf } from '../mock-call.js';
import { oauth2ConfigOf, pemPair } from '../oauth2-config.js';

const OTHER = createSecret('f'.repeat(64));
const OTHER_KEY = createSecret(pemPair('P-256', 1).privateKey);

interface Case {
  readonly title: string;
  readonly arrange?: (mock: NetsuiteMock) => void;
  readonly config?: { readonly [field: string]: unknown };
  /** The word of NetSuite's own audit trail. */
  readonly audited: string;
  /** The true cause, in our tables. */
  readonly cause: string;
  /** How many causes may stand before the true one; with telling words, and without them. Default 0 and any. */
  readonly before?: { readonly told?: number; readonly untold?: number };
}

const feature = (name: Parameters<NetsuiteMock['account']['setFeature']>[0]) => (mock: NetsuiteMock) =>
  mock.account.setFeature(name, false);

/** What an admin can get wrong with TBA, each with NetSuite's own word for it. */
const TBA_CASES: readonly Case[] = [
  {
    title: 'an unknown consumer key',
    config: { consumerKey: OTHER },
    audited: 'consumer_key_unknown',
    cause: 'unknown-consumer-key',
  },
  {
    title: 'a wrong consumer secret',
    config: { consumerSecret: OTHER },
    audited: 'InvalidSignature',
    cause: 'wrong-secret',
  },
  {
    title: 'an unknown token',
    config: { tokenId: OTHER },
    audited: 'token_rejected',
    cause: 'token-rejected',
  },
  {
    title: 'a wrong token secret',
    config: { tokenSecret: OTHER },
    audited: 'InvalidSignature',
    cause: 'wrong-secret',
  },
  {
    title: 'a revoked token',
    arrange: ({ account }) => account.revokeToken(),
    audited: 'token_rejected',
    cause: 'token-rejected',
  },
  {
    title: 'a blocked integration',
    arrange: ({ account }) => account.blockIntegration(),
    audited: 'consumer_key_refused',
    cause: 'integration-blocked',
  },
  {
    title: 'an integration without its TBA box',
    arrange: ({ account }) => account.setIntegrationBoxes({ tokenBasedAuthentication: false }),
    audited: 'consumer_key_refused',
    cause: 'integration-blocked',
  },
  {
    title: 'reset credentials of the integration',
    arrange: ({ account }) => void account.resetIntegrationCredentials(),
    audited: 'consumer_key_unknown',
    cause: 'unknown-consumer-key',
  },
  {
    title: 'an inactive user',
    arrange: ({ account }) => account.setUserInactive(true),
    audited: 'permission_denied',
    cause: 'user-or-role',
  },
  {
    title: 'an inactive role',
    arrange: ({ account }) => account.setRoleInactive(true),
    audited: 'permission_denied',
    cause: 'user-or-role',
  },
  {
    title: 'a role that the user hides',
    arrange: ({ account }) => account.setHiddenRoles([account.role().id]),
    audited: 'permission_denied',
    cause: 'user-or-role',
  },
  {
    title: 'a user without the role',
    arrange: ({ account }) => account.setUserRoles([]),
    audited: 'permission_denied',
    cause: 'user-or-role',
  },
  {
    title: 'an inactive token',
    arrange: ({ account }) => account.setTokenInactive(true),
    audited: 'token_rejected',
    cause: 'token-rejected',
  },
  {
    title: 'a deleted integration',
    arrange: ({ account }) => account.deleteIntegration(),
    audited: 'consumer_key_unknown',
    cause: 'unknown-consumer-key',
  },
  {
    title: 'an integration that waits for approval',
    arrange: ({ account }) => account.setIntegrationState('waitingForApproval'),
    audited: 'consumer_key_refused',
    cause: 'integration-blocked',
  },
  {
    title: 'a role without the permission for tokens',
    arrange: ({ account }) => account.withholdPermission('Log in using Access Tokens'),
    audited: 'permission_denied',
    cause: 'user-or-role',
  },
  {
    title: 'a role without REST Web Services',
    arrange: ({ account }) => account.withholdPermission('REST Web Services'),
    audited: 'permission_denied',
    cause: 'role-without-rest',
    // RESTlets take the login, which leaves two.
    before: { untold: 0 },
  },
  {
    title: 'REST Web Services switched off',
    arrange: feature('REST Web Services'),
    audited: 'FeatureDisabled',
    cause: 'rest-off',
    before: { untold: 1 },
  },
  {
    title: 'a locked user',
    arrange: ({ account }) => account.lockUser(),
    audited: 'temporary_locked',
    cause: 'user-locked',
  },
  {
    title: 'TBA switched off',
    arrange: feature('Token-based Authentication'),
    audited: 'FeatureDisabled',
    cause: 'tba-off',
  },
];

/** The same with OAuth 2.0; its token endpoint always names a group of causes. */
const OAUTH2_CASES: readonly Case[] = [
  {
    title: 'an unknown client ID',
    config: { clientId: OTHER },
    audited: 'InvalidIssuer',
    cause: 'wrong-client-id',
    before: { untold: 1 },
  },
  {
    title: 'an unknown certificate ID',
    config: { certificateId: 'none' },
    audited: 'MissingKey',
    cause: 'unknown-certificate',
    before: { untold: 0 },
  },
  {
    title: 'a private key of another certificate',
    config: { privateKey: OTHER_KEY },
    audited: 'SignatureValidation',
    cause: 'wrong-private-key',
    before: { untold: 2 },
  },
  {
    title: 'a revoked certificate',
    arrange: ({ account }) => {
      for (const { id } of account.certificates()) account.revokeCertificate(id);
    },
    audited: 'MissingKey',
    cause: 'unknown-certificate',
    before: { untold: 0 },
  },
  {
    title: 'a blocked integration',
    arrange: ({ account }) => account.blockIntegration(),
    audited: 'IntegrationBlocked',
    cause: 'oauth2-integration-blocked',
    before: { untold: 0 },
  },
  {
    title: 'the grant unticked',
    arrange: ({ account }) => account.setIntegrationBoxes({ clientCredentials: false }),
    audited: 'InvalidIntegration',
    cause: 'grant-unticked',
    before: { untold: 0 },
  },
  {
    title: 'the scope unticked',
    arrange: ({ account }) => account.setIntegrationBoxes({ scopes: ['restlets'] }),
    audited: 'ScopeMismatched',
    cause: 'scope-unticked',
    before: { untold: 0 },
  },
  {
    title: 'OAuth 2.0 switched off',
    arrange: feature('OAuth 2.0'),
    audited: 'FeatureDisabled',
    cause: 'oauth2-off',
    before: { untold: 0 },
  },
  {
    title: 'an inactive user',
    arrange: ({ account }) => account.setUserInactive(true),
    audited: 'EntityOrRoleDisabled',
    cause: 'oauth2-user-or-role',
    before: { untold: 0 },
  },
  {
    title: 'a role without REST Web Services',
    arrange: ({ account }) => account.withholdPermission('REST Web Services'),
    audited: 'EntityOrRoleDisabled',
    cause: 'oauth2-role-without-rest',
    before: { untold: 0 },
  },
];

async function signIn({ arrange, config }: Case, kind: 'tba' | 'oauth2', tellingAuthenticateWords: boolean) {
  const mock = createNetsuiteMock({
    employees: 1,
    now: () => NOON_MS,
    switches: { tellingAuthenticateWords },
  });
  const right = kind === 'tba' ? configOf(mock) : oauth2ConfigOf(mock);
  arrange?.(mock);
  const client = await connector.open({ ...right, ...config } as NetsuiteConfig, {
    connectionId: 'c',
    rotateSecret: async () => {},
  });
  const items: CheckItem[] = [];
  for await (const item of connector.check(client, callOn(mock))) items.push(item);
  return { mock, items, fault: items.find(({ id }) => id === 'sign-in')?.fault as Fault };
}

/** The causes that a person is told of, in order. */
function toldCauses(fault: Fault, kind: 'tba' | 'oauth2'): readonly string[] {
  const all = kind === 'tba' ? TBA_CAUSES : OAUTH2_CAUSES;
  const lines = fault.fix?.text.split('\n') ?? [];
  const listed = lines.filter((line) => /^\(\d+\)/.test(line));
  return (listed.length === 0 ? [fault.message] : listed).map(
    (line) => all.find(({ text }) => line.includes(text))?.id ?? line,
  );
}

describe.each([
  ['tba', 'the one word seen on the wire', false, TBA_CASES],
  ['tba', 'telling words', true, TBA_CASES],
  ['oauth2', 'the word of the token endpoint', false, OAUTH2_CASES],
] as const)('a login by %s refused with %s', (kind, _, telling, cases) => {
  it.each(cases)('$title is among the causes told, and nothing else is tried', async (one) => {
    const { mock, items, fault } = await signIn(one, kind, telling);
    expect(mock.loginAuditTrail.map(({ detail }) => detail)).toContain(one.audited);
    expect(fault).toMatchObject({ code: 'netsuite/login-refused', blame: 'credentials', retry: 'after-fix' });
    expect(fault.message).not.toContain('\n');
    const told = toldCauses(fault, kind);
    expect(told).toContain(one.cause);
    const { told: withWords = 1, untold = Number.POSITIVE_INFINITY } = one.before ?? {};
    expect(told.indexOf(one.cause)).toBeLessThanOrEqual(telling ? withWords : untold);
    const others = items.filter(({ id }) => !['reach', 'clock', 'sign-in'].includes(id));
    expect(new Set(others.map(({ fault: found }) => found?.code))).toEqual(new Set(['netsuite/not-tried']));
    const refused = mock.loginAuditTrail.filter(({ status }) => status !== 'Success');
    expect(refused.length, 'refused logins, of which five lock the user out').toBeLessThanOrEqual(2);
  });

  it('never quotes a credential', async () => {
    for (const one of cases) {
      const { mock, items } = await signIn(one, kind, telling);
      const { accountId: _account, ...secrets } = mock.credentials;
      const keys = [pemPair().privateKey, pemPair('P-256', 1).privateKey].map((pem) => pem.slice(40, 100));
      for (const secret of [...Object.values(secrets), 'f'.repeat(64), ...keys]) {
        expect(JSON.stringify(items)).not.toContain(secret);
      }
    }
  });
});

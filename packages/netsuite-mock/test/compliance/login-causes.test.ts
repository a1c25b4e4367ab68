import { expect, it } from 'vitest';
import type { LoginCause, NetsuiteMock } from '../../src/index.js';
import type { RequestChanges } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

interface Case {
  readonly cause: LoginCause;
  /** The Detail column, SOAP and REST. */
  readonly detail: string;
  readonly changes?: RequestChanges;
  readonly set?: (mock: NetsuiteMock) => void;
}

const UNKNOWN = '0'.repeat(64);

// Causes and words: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html
// Realm spelling: https://github.com/fylein/netsuite-sdk-py/issues/29
// Missing REST permission: https://github.com/jacobsvante/netsuite/issues/27
const CASES: Readonly<Record<string, Case>> = {
  'no Authorization header': {
    cause: 'missingParameter',
    detail: 'MissingTokenPassportRequiredFields',
    changes: { headers: { authorization: undefined } },
  },
  'another scheme': {
    cause: 'missingParameter',
    detail: 'MissingTokenPassportRequiredFields',
    changes: { headers: { authorization: 'Basic abc' } },
  },
  'a missing token': {
    cause: 'missingParameter',
    detail: 'MissingTokenPassportRequiredFields',
    changes: { sign: { after: { oauth_token: undefined } } },
  },
  'a missing realm': {
    cause: 'missingParameter',
    detail: 'MissingTokenPassportRequiredFields',
    changes: { sign: { after: { realm: undefined } } },
  },
  'an empty parameter': {
    cause: 'parameterRejected',
    detail: 'parameter_rejected',
    changes: { sign: { after: { oauth_nonce: '' } } },
  },
  'a parameter without quotes': {
    cause: 'parameterRejected',
    detail: 'parameter_rejected',
    changes: { headers: { authorization: 'OAuth realm=TSTDRV1234567' } },
  },
  'a parameter twice': {
    cause: 'parameterRejected',
    detail: 'parameter_rejected',
    changes: { headers: { authorization: 'OAuth oauth_nonce="abcdef", oauth_nonce="abcdef"' } },
  },
  'another version': {
    cause: 'versionRejected',
    detail: 'VersionRejected',
    changes: { sign: { version: '2.0' } },
  },
  'HMAC-SHA1': {
    cause: 'unknownAlgorithm',
    detail: 'UnknownAlgorithm',
    changes: { sign: { method: 'HMAC-SHA1' } },
  },
  PLAINTEXT: {
    cause: 'unknownAlgorithm',
    detail: 'UnknownAlgorithm',
    changes: { sign: { method: 'PLAINTEXT' } },
  },
  'a timestamp in milliseconds and more': {
    cause: 'malformedTimestamp',
    detail: 'InvalidTimestamp',
    changes: { sign: { timestampS: '1742040000.5' } },
  },
  'a clock off by ten minutes': {
    cause: 'invalidTimestamp',
    detail: 'InvalidTimestamp',
    changes: { sign: { timestampS: Date.UTC(2025, 2, 15, 11, 50) / 1000 } },
  },
  'a nonce of 5 characters': {
    cause: 'nonceRejected',
    detail: 'nonce_rejected',
    changes: { sign: { nonce: 'abcde' } },
  },
  'a nonce of 65 characters': {
    cause: 'nonceRejected',
    detail: 'nonce_rejected',
    changes: { sign: { nonce: 'a'.repeat(65) } },
  },
  'a realm in lower case': {
    cause: 'realmMismatch',
    detail: 'token_rejected',
    changes: { sign: { realm: 'tstdrv1234567' } },
  },
  'the realm of another account': {
    cause: 'realmMismatch',
    detail: 'token_rejected',
    changes: { sign: { realm: '7654321' } },
  },
  'the feature off': {
    cause: 'featureDisabled',
    detail: 'FeatureDisabled',
    set: ({ account }) => account.setFeature('Token-based Authentication', false),
  },
  'an unknown consumer key': {
    cause: 'consumerKeyUnknown',
    detail: 'consumer_key_unknown',
    changes: { as: { consumerKey: UNKNOWN } },
  },
  'the key from before a reset': {
    cause: 'consumerKeyUnknown',
    detail: 'consumer_key_unknown',
    set: ({ account }) => account.resetIntegrationCredentials(),
  },
  'a blocked integration': {
    cause: 'consumerKeyRefused',
    detail: 'consumer_key_refused',
    set: ({ account }) => account.blockIntegration(),
  },
  'an integration waiting for approval': {
    cause: 'consumerKeyRefused',
    detail: 'consumer_key_refused',
    set: ({ account }) => account.setIntegrationState('waitingForApproval'),
  },
  'an integration without the box': {
    cause: 'integrationWithoutTba',
    detail: 'consumer_key_refused',
    set: ({ account }) => account.setTokenBasedAuthentication(false),
  },
  'an unknown token': {
    cause: 'tokenRejected',
    detail: 'token_rejected',
    changes: { as: { tokenId: UNKNOWN } },
  },
  'an inactive token': {
    cause: 'tokenRejected',
    detail: 'token_rejected',
    set: ({ account }) => account.setTokenInactive(true),
  },
  'a revoked token': {
    cause: 'tokenRejected',
    detail: 'token_rejected',
    set: ({ account }) => account.revokeToken(),
  },
  'a wrong consumer secret': {
    cause: 'invalidSignature',
    detail: 'InvalidSignature',
    changes: { as: { consumerSecret: UNKNOWN } },
  },
  'a wrong token secret': {
    cause: 'invalidSignature',
    detail: 'InvalidSignature',
    changes: { as: { tokenSecret: UNKNOWN } },
  },
  'a locked user': {
    cause: 'temporaryLocked',
    detail: 'temporary_locked',
    set: ({ account }) => account.lockUser(),
  },
  'an inactive user': {
    cause: 'permissionDenied',
    detail: 'permission_denied',
    set: ({ account }) => account.setUserInactive(true),
  },
  'an inactive role': {
    cause: 'permissionDenied',
    detail: 'permission_denied',
    set: ({ account }) => account.setRoleInactive(true),
  },
  'a role taken from the user': {
    cause: 'permissionDenied',
    detail: 'permission_denied',
    set: ({ account }) => account.setUserRoles([]),
  },
  'a role that may not use tokens': {
    cause: 'permissionDenied',
    detail: 'permission_denied',
    set: ({ account }) => account.withholdPermission('Log in using Access Tokens'),
  },
  'a role without REST Web Services': {
    cause: 'restPermissionDenied',
    detail: 'permission_denied',
    set: ({ account }) => account.withholdPermission('REST Web Services'),
  },
  'the feature REST Web Services off': {
    cause: 'restFeatureDisabled',
    detail: 'FeatureDisabled',
    set: ({ account }) => account.setFeature('REST Web Services', false),
  },
};

onBothFaces('the login audit trail', (connect) => {
  it.each(Object.entries(CASES))('names %s', async (_, { cause, detail, changes = {}, set }) => {
    const { mock, query } = await connect();
    set?.(mock);
    const answer = await query('SELECT id FROM employee', [], changes);
    expect(answer.status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)).toMatchObject({ status: 'Failure', detail });
    expect(mock.journal.at(-1)?.login).toMatchObject({ cause, detail });
    expect(mock.explainLastLoginFailure()).toContain(`was refused (${detail})`);
  });

  it('names the token of another integration', async () => {
    const { mock, query } = await connect();
    const other = mock.account.createIntegration('Other');
    const { consumerKey, consumerSecret } = other;
    await query('SELECT id FROM employee', [], { as: { consumerKey, consumerSecret } });
    expect(mock.loginAuditTrail.at(-1)).toMatchObject({ detail: 'token_rejected', applicationName: 'Other' });
  });

  it('names a deleted integration record', async () => {
    const { mock, query } = await connect();
    mock.account.deleteIntegration();
    await query('SELECT id FROM employee');
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('consumer_key_unknown');
  });

  it('keeps who logged in, by which application and token, of a success too', async () => {
    const { mock, query } = await connect();
    await query('SELECT id FROM employee');
    expect(mock.loginAuditTrail).toEqual([
      {
        at: '2025-03-15T12:00:00.000Z',
        status: 'Success',
        detail: '',
        tokenName: mock.account.token().name,
        applicationName: 'OnLink',
        userName: 'Ina Integration',
        roleName: 'OnLink Integration',
        requestUri: expect.stringContaining('/services/rest/query/v1/suiteql'),
      },
    ]);
    expect(mock.explainLastLoginFailure()).toBeUndefined();
  });
});

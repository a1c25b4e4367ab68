import type { CredentialField } from '../account/config-schema.js';

/** What one word of the Login Audit Trail's Detail column means. */
export interface AuditMeaning {
  readonly cause: string;
  readonly remedy: string;
  readonly field?: CredentialField;
}

const MANAGE_INTEGRATIONS = 'Setup > Integration > Manage Integrations';

/**
 * The words of the Login Audit Trail. On the wire only `token_rejected` has been seen, and it stands for any of them;
 * another one there is believed.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html
 */
const AUDIT_WORDS: ReadonlyMap<string, AuditMeaning> = new Map(
  Object.entries({
    consumer_key_unknown: {
      cause: 'the account has no integration record with this consumer key',
      remedy: `Copy the consumer key of this account's record, or reset its credentials, under ${MANAGE_INTEGRATIONS}`,
      field: 'consumerKey',
    },
    consumer_key_refused: {
      cause: 'the integration record is blocked',
      remedy: `Set its State to Enabled under ${MANAGE_INTEGRATIONS}`,
      field: 'consumerKey',
    },
    invalidsignature: {
      cause: 'the consumer secret or the token secret is wrong',
      remedy:
        'Enter both again; secrets are shown once, so a lost one means resetting the credentials of the record or making a new token',
      field: 'tokenSecret',
    },
    invalidtimestamp: {
      cause: 'the clock of the machine that runs OnLink is wrong',
      remedy: 'Set it by a time server',
    },
    nonceused: {
      cause: 'the request reached NetSuite twice',
      remedy: 'Look for a proxy that repeats requests',
    },
    featuredisabled: {
      cause: 'Token-based Authentication is switched off',
      remedy: 'Switch it on under Setup > Company > Enable Features > SuiteCloud > Manage Authentication',
    },
    permission_denied: {
      cause: 'the user or the role is inactive, or the role may not log in by token',
      remedy:
        'Check the user under Setup > Users/Roles > Manage Users, and give the role Log in using Access Tokens under Setup > Users/Roles > Manage Roles',
      field: 'tokenId',
    },
    temporary_locked: {
      cause: 'the user is locked for 30 minutes after 5 failed logins',
      remedy: 'Wait 30 minutes, then correct what made the logins fail',
    },
    unknownalgorithm: {
      cause: 'the signature method was refused',
      remedy: "Report this to the connector's author",
    },
  } satisfies { readonly [word: string]: AuditMeaning }),
);

/** What the word means; `undefined` for `token_rejected`, which tells nothing, and for unknown words. */
export function meaningOfAuditWord(word: string): AuditMeaning | undefined {
  const folded = word.toLowerCase();
  return AUDIT_WORDS.get(folded) ?? AUDIT_WORDS.get(folded.replaceAll('_', ''));
}

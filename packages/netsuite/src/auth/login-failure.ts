import { createFault, type Fault, type HttpResponse, type RemoteDetail } from '@onlink/core';
import { isCopyAccount } from '../account/account-id.js';
import { type RemoteError, remoteDetail } from '../faults/remote-error.js';
import { failedTo, type ReplyContext } from '../faults/task.js';
import { meaningOfAuditWord } from './audit-words.js';
import { clockSkewMs, describeSkew, isSkewed } from './clock-skew.js';
import { findSuspicions } from './suspicious-credentials.js';

const AUDIT_TRAIL =
  'Open Setup > Users/Roles > User Management > View Login Audit Trail > Use Advanced Search and read the Detail column of the failed login: it names the cause';

/**
 * Explains a refused login. NetSuite gives one answer for every cause, so the causes that can be told apart from here
 * come first: the clock, a telling word in `WWW-Authenticate`, credentials that do not look like credentials. Then
 * come the others, likeliest first, and the one place that knows.
 *
 * Source of the answer and of the audit trail:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941538.html
 */
export function explainLoginFailure(
  response: HttpResponse,
  error: RemoteError,
  { client, call, task }: ReplyContext,
): Fault & Error {
  const word = /\berror="([^"]*)"/.exec(response.headers['www-authenticate'] ?? '')?.[1] ?? '';
  const skewMs = clockSkewMs(response.headers, call.clock.now());
  const remote = remoteDetail({ ...error, detail: `${word} ${error.detail}`.trim() });
  if (isSkewed(skewMs)) return clockFault(failedTo(task), skewMs, remote);

  const meaning = meaningOfAuditWord(word);
  const suspicions = findSuspicions(client.config);
  const causes = [
    ...(meaning === undefined ? [] : [meaning.cause]),
    ...suspicions.map(({ field, reason }) => `${field} ${reason}`),
    ...(meaning === undefined ? usualCauses(client.realm) : []),
  ];
  const field = meaning?.field ?? suspicions[0]?.field ?? 'tokenId';
  const remedy = meaning === undefined ? `${AUDIT_TRAIL}.` : `${meaning.remedy}. ${AUDIT_TRAIL}.`;
  const [first = ''] = causes;
  const likeliest =
    causes.length === 1 ? `because ${first}` : `the likeliest of ${causes.length} causes: ${first}`;
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/login-refused',
    message: `${failedTo(task)}: NetSuite account ${client.realm} refused the login, ${likeliest}. ${remedy}`,
    fix: { pointer: `/${field}`, text: causes.length === 1 ? remedy : rankedText(causes, remedy) },
    remote,
  });
}

/** One cause a line, for a place that has room for them all; the message has room for the first. */
function rankedText(causes: readonly string[], remedy: string): string {
  const lines = causes.map((cause, index) => `(${index + 1}) ${cause}`);
  return ['What may be wrong, likeliest first:', ...lines, remedy].join('\n');
}

// Not blamed on the host: that would be resumed at once, and five refused logins lock the user out for 30 minutes.
function clockFault(failed: string, skewMs: number, remote: RemoteDetail): Fault & Error {
  const text = 'Correct the clock of the machine that runs OnLink, best by a time server';
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/clock-skew',
    message: `${failed}: this machine's clock is ${describeSkew(skewMs)} NetSuite's, and NetSuite refuses logins that are more than 5 minutes off. ${text}.`,
    fix: { text: `${text}.` },
    remote,
  });
}

function usualCauses(realm: string): readonly string[] {
  return [
    ...(isCopyAccount(realm)
      ? [
          `the token was made in production or before the last refresh of ${realm}: make a new one in ${realm}`,
        ]
      : []),
    'the token was revoked or made inactive, or is of another account or integration record',
    'the consumer secret or token secret is not the one that belongs to the key or ID beside it',
    'the integration record is blocked or its credentials were reset, or Token-based Authentication is off for it or for the account',
    'the user is inactive or no longer holds the role, or the role lacks Log in using Access Tokens or REST Web Services',
    'the user is locked for 30 minutes after 5 failed logins',
  ];
}

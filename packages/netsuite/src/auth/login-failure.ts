import { createFault, type Fault, type HttpResponse, type RemoteDetail } from '@onlink/core';
import { type CredentialField, isOauth2, type NetsuiteConfig } from '../account/config-schema.js';
import { type RemoteError, remoteDetail } from '../faults/remote-error.js';
import { failedTo, type ReplyContext } from '../faults/task.js';
import { clockSkewMs, describeSkew, isSkewed } from './clock-skew.js';
import { AUDIT_TRAIL } from './login-cause.js';
import { OAUTH2_CAUSES } from './oauth2-causes.js';
import { isTelling, rankCauses } from './rank-causes.js';
import { findSuspicions } from './suspicious-credentials.js';
import { TBA_CAUSES } from './tba-causes.js';

/** One cause as a person is told of it. */
export interface ToldCause {
  /** Follows "because". */
  readonly text: string;
  readonly remedy: string;
  /** What the Detail column of the Login Audit Trail says then; empty where it is not known. */
  readonly detail: string;
  readonly field?: CredentialField;
}

/**
 * Explains a refused login. NetSuite gives one answer for every cause, so the causes are ranked by all that is known from
 * here: the clock, the word and the realm in `WWW-Authenticate`, the form of the credentials, whether the account is a
 * copy, whether the login has worked before, which service refused. Then comes the one test that tells them apart.
 *
 * @param restlets what RESTlets said to the same login, where they were asked
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941538.html
 */
export function explainLoginFailure(
  response: HttpResponse,
  error: RemoteError,
  context: ReplyContext,
  restlets?: string,
): Fault & Error {
  const { client, call, task, service = 'suitetalk' } = context;
  const challenge = response.headers['www-authenticate'] ?? '';
  const word = attribute(challenge, 'error');
  const skewMs = clockSkewMs(response.headers, call.clock.now() + client.clock.offsetMs);
  const remote = remoteDetail({ ...error, detail: `${word} ${error.detail}`.trim() });
  if (isSkewed(skewMs)) return clockFault(failedTo(task), skewMs, remote);

  const causes = isOauth2(client.config) ? OAUTH2_CAUSES : TBA_CAUSES;
  const ranked = rankCauses(causes, {
    realm: client.realm,
    refusedBy: service,
    word,
    hasWorked: client.history.hasWorked,
    ...(restlets !== undefined && { restlets }),
  });
  const slips = isTelling(causes, word) || client.history.hasWorked ? [] : slipsIn(client.config);
  return loginFault(
    [...otherAccount(attribute(challenge, 'realm'), client.realm), ...slips, ...ranked],
    { failed: failedTo(task), realm: client.realm, atMs: call.clock.now() + client.clock.offsetMs },
    remote,
  );
}

/** Whose login was refused, and when by NetSuite's clock. */
interface Refusal {
  readonly failed: string;
  readonly realm: string;
  readonly atMs: number;
}

/** The fault of a refused login, from its causes in order. */
export function loginFault(
  causes: readonly ToldCause[],
  { failed, realm, atMs }: Refusal,
  remote: RemoteDetail,
): Fault & Error {
  const at = new Date(atMs).toISOString().slice(11, 16);
  const test = `Open ${AUDIT_TRAIL} and read the Detail column of the failed login of ${at} UTC`;
  const [first] = causes;
  const one = causes.length === 1;
  const why = one ? `because ${first?.text}` : `the likeliest of ${causes.length} causes: ${first?.text}`;
  const todo = one ? `${first?.remedy}. ${test} to make sure` : `${test}: it tells them apart`;
  const field = causes.find((cause) => cause.field !== undefined)?.field ?? 'accountId';
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/login-refused',
    message: `${failed}: NetSuite account ${realm} refused the login, ${why}. ${todo}.`,
    fix: { pointer: `/${field}`, text: one ? `${todo}.` : rankedText(causes, test) },
    remote,
  });
}

/** The causes that the form of a credential makes likely. */
export function slipsIn(config: NetsuiteConfig): readonly ToldCause[] {
  return findSuspicions(config).map(({ field, reason }) => ({
    field,
    text: `${field} ${reason}`,
    remedy: 'Copy it again from where it was shown',
    detail: '',
  }));
}

/** One cause a line, for a place that has room for them all; the message has room for the first. */
function rankedText(causes: readonly ToldCause[], test: string): string {
  const lines = causes.map(({ text, detail, remedy }, index) => {
    const shown = detail === '' ? '' : ` [Detail: ${detail}]`;
    return `(${index + 1}) ${text}${shown}. ${remedy}.`;
  });
  return [
    'What may be wrong, likeliest first:',
    ...lines,
    `The one test that tells them apart: ${test}, and find its word above. No such line there means that the login reached another account: compare the account ID.`,
  ].join('\n');
}

/** NetSuite names the account that refused; behind a base URL it may be another one. */
function otherAccount(answered: string, realm: string): readonly ToldCause[] {
  if (answered === '' || answered.toUpperCase() === realm) return [];
  const shown = /^[\w-]{1,40}$/.test(answered) ? answered : 'of another name';
  return [
    {
      field: 'accountId',
      text: `account ${shown} answered, and the account ID is ${realm}`,
      remedy: 'Correct the account ID, or the base URL',
      detail: '',
    },
  ];
}

function attribute(challenge: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
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

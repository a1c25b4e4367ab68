import { type Call, createFault, type Fault, type HttpResponse, isFault } from '@onlink/core';
import { isOauth2 } from '../account/config-schema.js';
import { clockSkewMs, describeSkew, isSkewed } from '../auth/clock-skew.js';
import { explainLoginFailure } from '../auth/login-failure.js';
import type { NetsuiteClient } from '../client.js';
import { parseRemoteError } from '../faults/remote-error.js';
import { sendRest } from '../send-rest.js';
import { PROBE_TIMEOUT_MS, probeRestlets } from './probes.js';

/** What one signed request tells of three capabilities. */
export interface SignInProbe {
  readonly reach?: Fault;
  readonly clock?: Fault;
  /** What is to be said of a clock that is wrong, and corrected. */
  readonly clockNote?: string;
  readonly signIn?: Fault;
}

/**
 * Asks NetSuite for the options of its REST services, which changes nothing, takes no permission, and is answered with
 * 204 to whoever is signed in. Source: https://github.com/julbrs/netsuite-api-client test/request.test.ts
 *
 * Where the login is refused, RESTlets are asked too: their answer parts the causes.
 */
export async function probeSignIn(client: NetsuiteClient, call: Call): Promise<SignInProbe> {
  let reply: HttpResponse | undefined;
  const task = { verb: 'sign in to', noun: 'account', id: client.realm };
  try {
    const response = await sendRest(client, call, {
      method: 'OPTIONS',
      path: '/services/rest/*',
      effect: 'none',
      timeoutMs: PROBE_TIMEOUT_MS,
      task,
      onReply: (seen) => {
        reply = seen;
      },
    });
    return clockOf(response, client, call);
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    if (reply === undefined) {
      return thrown.blame === 'credentials' ? { signIn: thrown } : { reach: unreached(thrown, client) };
    }
    const clock = clockOf(reply, client, call);
    if (thrown.code !== 'netsuite/login-refused') return { ...clock, signIn: thrown };
    const error = parseRemoteError(reply);
    const restlets = await answerOfRestlets(client, call);
    return {
      ...clock,
      signIn: explainLoginFailure(reply, error, { client, call, task, effect: 'none' }, restlets),
    };
  }
}

/**
 * What RESTlets say to the same login: `accepted`, the code of their refusal, or nothing where that could not be read, or
 * where they refuse anyhow, because the access token is not for them.
 */
async function answerOfRestlets(client: NetsuiteClient, call: Call): Promise<string | undefined> {
  const { config } = client;
  if (isOauth2(config) && config.scopes?.includes('restlets') !== true) return undefined;
  try {
    await probeRestlets(client, call);
    return 'accepted';
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return /\b(INVALID_LOGIN_ATTEMPT|INVALID_REQUEST|INVALID_LOGIN_CREDENTIALS)\b/.exec(
      thrown.remote?.detail ?? '',
    )?.[1];
  }
}

/** Adds to a failure to connect what is most often behind it: a wrong account ID is an unknown host. */
function unreached(fault: Fault, client: NetsuiteClient): Fault {
  if (fault.blame !== 'network') return fault;
  const text = `Check the account ID, and that this machine may reach ${client.urls.suitetalk}.`;
  return createFault({
    ...fault,
    message: `Failed to reach NetSuite account "${client.realm}" at ${client.urls.suitetalk}: no answer came (${fault.code}). ${text}`,
    fix: { pointer: '/accountId', text },
  });
}

function clockOf(
  response: HttpResponse,
  client: NetsuiteClient,
  call: Call,
): Pick<SignInProbe, 'clock' | 'clockNote'> {
  const skewMs = clockSkewMs(response.headers, call.clock.now());
  if (!isSkewed(skewMs)) return {};
  const text = 'Correct the clock of the machine that runs OnLink, best by a time server.';
  if (!isSkewed(skewMs + client.clock.offsetMs)) {
    return {
      clockNote: `This machine's clock is ${describeSkew(skewMs)} NetSuite's. Logins are signed with NetSuite's time instead, so it works. ${text}`,
    };
  }
  return {
    clock: createFault({
      blame: 'credentials',
      scope: 'connection',
      retry: 'after-fix',
      effect: 'none',
      code: 'netsuite/clock-skew',
      message: `Failed to check clock "OnLink": it is ${describeSkew(skewMs)} NetSuite's, and more than 5 minutes are refused. ${text}`,
      fix: { text },
    }),
  };
}

import { type Call, createFault, type Fault, type HttpResponse, isFault } from '@onlink/core';
import { clockSkewMs, describeSkew, isSkewed } from '../auth/clock-skew.js';
import type { NetsuiteClient } from '../client.js';
import { sendRest } from '../send-rest.js';

/** What one signed request tells of three capabilities. */
export interface SignInProbe {
  readonly reach?: Fault;
  readonly clock?: Fault;
  readonly signIn?: Fault;
}

/**
 * Asks NetSuite for the options of its REST services, which changes nothing, takes no permission, and is answered with
 * 204 to whoever is signed in. Source: https://github.com/julbrs/netsuite-api-client test/request.test.ts
 */
export async function probeSignIn(client: NetsuiteClient, call: Call): Promise<SignInProbe> {
  let refused: HttpResponse | undefined;
  const task = { verb: 'sign in to', noun: 'account', id: client.realm };
  try {
    const response = await sendRest(client, call, {
      method: 'OPTIONS',
      path: '/services/rest/*',
      effect: 'none',
      task,
      onReply: (reply) => {
        refused = reply;
      },
    });
    return clockOf(response, call);
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    if (refused === undefined) return { reach: unreached(thrown, client) };
    return { ...clockOf(refused, call), signIn: thrown };
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

function clockOf(response: HttpResponse, call: Call): { readonly clock?: Fault } {
  const skewMs = clockSkewMs(response.headers, call.clock.now());
  if (!isSkewed(skewMs)) return {};
  const text = 'Correct the clock of the machine that runs OnLink, best by a time server.';
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

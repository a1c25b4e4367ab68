import { createSecret } from '@onlink/core';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import { createFakeCall, createFakeClock, type FakeCall } from '@onlink/testkit';
import type { TbaConfig } from '../src/account/config-schema.js';
import { NOON_MS } from './builders.js';

/** The mock's credentials as a configuration. */
export function configOf({ credentials }: NetsuiteMock): TbaConfig {
  return {
    accountId: credentials.accountId,
    consumerKey: createSecret(credentials.consumerKey),
    consumerSecret: createSecret(credentials.consumerSecret),
    tokenId: createSecret(credentials.tokenId),
    tokenSecret: createSecret(credentials.tokenSecret),
  };
}

/** A call against the mock, at noon unless told otherwise, with an hour to go. */
export function callOn(mock: NetsuiteMock, nowMs = NOON_MS): FakeCall {
  return createFakeCall({
    clock: createFakeClock(nowMs),
    deadlineMs: 3_600_000,
    // A second call on one mock must not repeat the nonces of the first.
    seed: mock.journal.length + 1,
    fetch: (url, init) => mock.fetch(new Request(url, init)),
  });
}

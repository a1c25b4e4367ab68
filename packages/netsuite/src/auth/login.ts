import type { Call, HttpResponse } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { RemoteClock } from './remote-clock.js';

/** How requests of a connection prove who sends them. */
export interface Login {
  /** What signs the next request. Asked again for each. */
  authorize(call: Call): Promise<Auth>;
  /** Learns that NetSuite took what {@link authorize} gave. */
  accept?(auth: Auth): void;
  /**
   * Learns from a refused login (401), which had no effect over there.
   *
   * @param auth what signed the refused request
   * @returns whether the next request will be signed in otherwise, so that it is worth sending
   */
  mend(auth: Auth, refusal: HttpResponse, call: Call): boolean;
}

/** What a connection remembers of its logins. */
export interface LoginMemory {
  /** NetSuite's clock, as far as it is known to differ from the host's. */
  readonly clock: RemoteClock;
  /** What tells a login that never worked from one that stopped working. */
  readonly history: { hasWorked: boolean };
}

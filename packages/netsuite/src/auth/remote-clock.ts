import type { Call, HttpResponse } from '@onlink/core';
import { clockSkewMs, isSkewed } from './clock-skew.js';

/** What a connection knows of NetSuite's clock. */
export interface RemoteClock {
  /** To be added to the host's clock to get NetSuite's, in milliseconds; 0 until a skew was found. */
  readonly offsetMs: number;
  /**
   * Takes NetSuite's time from the `Date` of a refused login, if the time that was signed lay too far from it.
   *
   * @returns whether the next request will be signed with another time
   */
  correctBy(response: HttpResponse, call: Call): boolean;
}

/** Makes one that trusts the host's clock until a refused login shows otherwise. */
export function createRemoteClock(): RemoteClock {
  let offsetMs = 0;
  return {
    get offsetMs() {
      return offsetMs;
    },
    correctBy({ headers }, call) {
      const skewMs = clockSkewMs(headers, call.clock.now());
      if (skewMs === undefined || !isSkewed(skewMs + offsetMs)) return false;
      offsetMs = -skewMs;
      call.log('warn', 'netsuite.clock-corrected', { offsetMs });
      return true;
    },
  };
}

import type { ClockState } from '../clock/mock-clock.js';
import type { ArmedFault } from '../faults/fault-box.js';
import type { Switches } from '../protocol/switches.js';
import type { AccountSnapshot } from './account-snapshot.js';

/**
 * A mock as it was: accounts with their rows, identities, spent nonces and audit trails, the clock, switches and armed
 * faults. Not in it: RESTlets, which are functions, the journal, and requests under way. It is good for any number of
 * restores, lives in this process, and is no JSON: most rows are never made.
 */
export interface MockSnapshot {
  readonly accounts: readonly AccountSnapshot[];
  readonly clock: ClockState;
  readonly switches: Switches;
  readonly faults: readonly ArmedFault[];
}

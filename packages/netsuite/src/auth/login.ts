import type { Call } from '@onlink/core';
import type { Auth } from '@onlink/http';

/** How requests of a connection prove who sends them. */
export interface Login {
  /** What signs the next request. Asked again for each. */
  authorize(call: Call): Promise<Auth>;
}

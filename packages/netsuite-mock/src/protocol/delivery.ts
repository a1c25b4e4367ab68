/** How an answer goes out where it does not go out whole and at once. A face that cannot do it says so. */
export interface Delivery {
  /** Held back by so many milliseconds; it counts as under way until then. */
  readonly delayMs?: number;
  /** `cut`: half of the body, then the end of the connection; `reset`: no byte; `stall`: headers at most, and no end. */
  readonly end?: 'cut' | 'reset' | 'stall';
}

import { setImmediate } from 'node:timers/promises';

/** Does one piece of work after the other, in the order in which they came. A failed one does not stop the next. */
export function createTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    // A page to an event-loop turn: what came in meanwhile is seen before the next one is written.
    const done = last.then(() => setImmediate()).then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

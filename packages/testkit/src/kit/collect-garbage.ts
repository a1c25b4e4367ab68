import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collector: (() => void) | undefined;

/** Whether this process lets its garbage be collected on demand. */
export function canCollect(): boolean {
  if (collector === undefined) {
    // A new context sees `gc` without the flag having been given at start.
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    if (typeof found === 'function') collector = () => void Reflect.apply(found, undefined, []);
  }
  return collector !== undefined;
}

/** Collects what nothing refers to any more. Weak references let go only after the turn in which they were looked at. */
export async function collectGarbage(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    collector?.();
  }
}

import type { JsonObject } from '@onlink/core';
import { type ActionProgress, type ActionResult, runAction } from '@onlink/runtime';
import type { Subject } from './subject.js';

/** A piece of work as a host would do it. */
export interface Running {
  readonly name: string;
  readonly input: JsonObject;
  /** Default the same for every run of the kit. */
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly maxAttempts?: number;
  /** Where an earlier process left off. */
  readonly progress?: ActionProgress;
}

/** What became of it, and what was made durable on the way. */
export interface Ran {
  readonly result: ActionResult;
  readonly saved: readonly ActionProgress[];
}

/** 64 hex digits, as SHA-256 gives them. */
export const WORK_KEY = '3b5d5c3712955042212316173ccf37be8001acd3d5c4e6f2a7a7d8b5d6f0e1c9';
/** A job or a limit is waited for so often. */
const MOST_ROUNDS = 50;

/** Runs an action by the runtime's own runner until there is a result, however long it says to wait: the clock is moved. */
export async function runToEnd(
  subject: Subject,
  { name, input, key = WORK_KEY, dryRun = false, maxAttempts, progress }: Running,
): Promise<Ran> {
  const action = subject.connector.actions?.[name];
  if (action === undefined)
    throw new Error(`Failed to run action "${name}": the connector has none of that name.`);
  const saved: ActionProgress[] = progress === undefined ? [] : [progress];
  for (let round = 1; ; round += 1) {
    const last = saved.at(-1);
    const running = runAction({
      connectorId: subject.manifest.id,
      name,
      action,
      client: subject.client,
      input,
      ...(last !== undefined && { progress: last }),
      ...(maxAttempts !== undefined && { maxAttempts }),
      save: async (next) => void saved.push(JSON.parse(JSON.stringify(next)) as ActionProgress),
      createCall: (attempt) => subject.actionCall(key, { attempt, dryRun }),
      random: () => 0,
    });
    const result = await Promise.race([running, subject.traffic.runaway]);
    if (result.kind === 'done' || result.kind === 'failed' || round >= MOST_ROUNDS) return { result, saved };
    subject.clock.advance(result.afterMs);
    if (maxAttempts === 1 && result.kind === 'later') return { result, saved };
  }
}

import type { Fault } from '@onlink/core';
import type { OpenConnection } from './open-connection.js';

/** What became of one capability. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  /** The permission or setting it takes, in the remote system's words. */
  readonly needs: string;
  /** Streams and actions that it opens. */
  readonly unlocks: readonly string[];
  /** What a person should know although it works. */
  readonly note?: string;
  readonly fault?: Fault;
}

/** A check ends in seconds: what takes longer has failed. */
const CHECK_DEADLINE_MS = 60_000;

/**
 * Checks a connection: one result for each capability of the manifest. A capability that the connector says nothing about
 * is reported as failed, never left out.
 */
export async function* checkConnection(
  connection: OpenConnection,
  signal: AbortSignal,
): AsyncGenerator<CheckResult> {
  const { connector, client, manifest, redactor } = connection;
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(CHECK_DEADLINE_MS)]);
  const doing = { verb: 'check', noun: connection.name, effect: 'none', signal: bounded } as const;
  const remaining = new Map(manifest.checks.map((check) => [check.id, check]));
  let failure: Fault | undefined;
  try {
    const call = connection.createCall(bounded, { deadlineMs: CHECK_DEADLINE_MS });
    for await (const item of connector.check(client, call)) {
      const described = remaining.get(item.id);
      remaining.delete(item.id);
      yield {
        id: described?.id ?? redactor.redact(item.id),
        title: described?.title ?? redactor.redact(item.id),
        needs: redactor.redact(item.needs),
        unlocks: described?.unlocks ?? [],
        ...(item.note !== undefined && { note: redactor.redact(item.note).replace(/\s+/g, ' ') }),
        ...(item.fault && { fault: connection.faultOf(item.fault, doing) }),
      };
    }
  } catch (thrown) {
    failure = connection.faultOf(thrown, doing);
  }
  for (const { id, title, unlocks } of remaining.values()) {
    const fault = failure ?? connection.faultOf(new Error(`it reported nothing about "${id}"`), doing);
    yield { id, title, needs: '', unlocks, fault };
  }
}

import { createFault, type Effect, type Fault, isFault } from '@onlink/core';

/** Where something was thrown: what was being done, and what a lost reply would mean. */
export interface ThrownContext {
  /** For the message: `read stream`, `check connection`. */
  readonly verb: string;
  readonly noun: string;
  readonly connectorId: string;
  /** What the piece of work does to the remote system. */
  readonly effect: Effect;
  readonly signal?: AbortSignal;
  /** Takes secrets out of what was thrown, before it is cut to size: half a secret would no longer be known for one. */
  readonly redact?: (text: string) => string;
}

const LONGEST_REASON = 200;
const LONGEST_DETAIL = 2_000;

/**
 * Turns whatever was thrown into a fault. A fault stays as it is; a cancelled call gives `cancelled/aborted`; anything
 * else is a defect of the connector, `connector/unknown`, and after a write nobody knows whether it landed.
 */
export function toFault(thrown: unknown, context: ThrownContext): Fault {
  if (isFault(thrown)) return thrown;
  const { verb, noun, connectorId, effect, signal, redact = (text) => text } = context;
  const lost = effect === 'none' ? 'none' : 'unknown';
  if (signal?.aborted === true) {
    return createFault({
      blame: 'cancelled',
      scope: 'partition',
      retry: { afterMs: 0 },
      effect: lost,
      code: 'cancelled/aborted',
      message: `Failed to ${verb} "${noun}": it was cancelled. Start it again when you are ready.`,
    });
  }
  const reason = redact(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: lost,
    code: 'connector/unknown',
    message: `Failed to ${verb} "${noun}": connector "${connectorId}" failed unexpectedly (${firstLine(reason)}). Report this to the connector's author.`,
    remote: { detail: reason.slice(0, LONGEST_DETAIL) },
  });
}

function firstLine(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

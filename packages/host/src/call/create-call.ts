import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { BudgetObservation, Call, HttpRequest, HttpResponse, JsonObject, LogLevel } from '@onlink/core';
import { timeoutOf } from '@onlink/runtime';
import { createSystemClock } from '../clock/system-clock.js';
import type { AccountBudget } from '../exchange/account-budget.js';
import { assertEgress, type EgressRules } from '../exchange/egress.js';

/** Where log events go. Fields have passed the redactor. */
export type LogSink = (level: LogLevel, event: string, fields: JsonObject) => void;

/** What a call into a connector is made of. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** How long the call may take, in milliseconds. */
  readonly deadlineMs: number;
  readonly attempt?: number;
  readonly budget: AccountBudget;
  readonly egress: EgressRules;
  readonly send: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
  readonly log: LogSink;
}

/** Makes what a connector is given for one call: time, network, chance and log, and nothing else. */
export function createCall(options: CallOptions): Call {
  const { signal, budget, egress, send, log } = options;
  // Each request that waits for its turn listens to it, and a call may send many side by side.
  setMaxListeners(0, signal);
  const clock = createSystemClock(signal);
  const deadlineAt = clock.now() + options.deadlineMs;
  return {
    signal,
    deadlineAt,
    attempt: options.attempt ?? 1,
    clock,
    budget: { learn: (observation: BudgetObservation) => budget.learn(observation) },
    random: (sizeBytes) => new Uint8Array(randomBytes(sizeBytes)),
    log: (level, event, fields = {}) => log(level, event, fields),
    async exchange(request) {
      assertEgress(new URL(request.url), egress);
      await budget.take(signal, deadlineAt);
      try {
        return await send({ ...request, timeoutMs: timeoutOf(request, deadlineAt - clock.now()) }, signal);
      } finally {
        budget.release();
      }
    },
  };
}

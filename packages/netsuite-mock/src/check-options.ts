import type { ListenOptions } from './faces/node-http.js';
import { LOGIN_CHECK_ORDER } from './protocol/login-checks.js';

// A name that is missing here does not compile.
const LISTEN_NAMES: Readonly<Record<keyof ListenOptions, true>> = {
  port: true,
  host: true,
  latencyMs: true,
  maxBodyBytes: true,
  tls: true,
  adminApi: true,
};

/** The longest wait of a timer in Node. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Throws an `Error` where the order of login checks leaves one out, has one twice or one that there is not. */
export function assertLoginCheckOrder(order: unknown): void {
  if (order === undefined) return;
  const given: readonly unknown[] = Array.isArray(order) ? order : [];
  if (given.length === LOGIN_CHECK_ORDER.length && LOGIN_CHECK_ORDER.every((id) => given.includes(id)))
    return;
  throw refusal(
    'create the mock',
    'option "loginCheckOrder" is wrong',
    `each of these once: ${LOGIN_CHECK_ORDER.join(', ')}`,
  );
}

/** Throws an `Error` that names the option where it is none of `listen`'s or out of range. The system judges the others. */
export function assertListenOptions(options: ListenOptions): void {
  assertNames('listen', options, LISTEN_NAMES);
  const { latencyMs = 0, maxBodyBytes = 0 } = options;
  if (!(Number.isFinite(latencyMs) && latencyMs >= 0 && latencyMs <= LONGEST_TIMER_MS))
    throw refusal(
      'listen',
      'option "latencyMs" is out of range',
      `milliseconds from 0 to ${LONGEST_TIMER_MS}`,
    );
  if (!(Number.isInteger(maxBodyBytes) && maxBodyBytes >= 0))
    throw refusal('listen', 'option "maxBodyBytes" is out of range', 'a whole number of bytes');
}

/** Throws an `Error` where options are no object, or have a name that is not among the `known`. */
export function assertNames(verb: string, given: unknown, known: object): void {
  const give = `any of ${Object.keys(known).join(', ')}`;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw refusal(verb, 'the options are no object', give);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) throw refusal(verb, `there is no option "${unknown}"`, give);
}

function refusal(verb: string, reason: string, give: string): Error {
  return new Error(`Failed to ${verb}: ${reason}. Give ${give}.`);
}

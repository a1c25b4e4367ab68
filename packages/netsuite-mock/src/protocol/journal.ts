import type { LoginCause } from './login-cause.js';

/** How the login of one request went, with what is needed to see why. Holds no secret and no signature of the mock's. */
export interface LoginOutcome {
  /** Absent when the login succeeded. */
  readonly cause?: LoginCause;
  /** The Detail word of the audit trail; empty on success. */
  readonly detail: string;
  /** What is wrong, for a person; empty on success. */
  readonly explanation: string;
  /** The base string that the mock computed; a client with the right one and the right secrets signs alike. */
  readonly baseString?: string;
  /** The parameters of the Authorization header as decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** One request as the mock saw it. */
export interface JournalEntry {
  readonly atMs: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Why a query was refused where NetSuite's words say little, such as `a value is missing at character 23`. */
  readonly reason?: string;
  readonly login: LoginOutcome;
}

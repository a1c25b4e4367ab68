import type { Oauth2Cause } from '../oauth2/oauth2-cause.js';
import type { FlowCause } from '../token-flow/flow-cause.js';
import type { LoginCause } from './login-cause.js';

/** How the login of one request went, with what is needed to see why. Holds no secret. */
export interface LoginOutcome {
  /** Absent when the login succeeded. */
  readonly cause?: LoginCause | FlowCause | Oauth2Cause;
  /** The Detail word of the audit trail; empty on success. */
  readonly detail: string;
  /** What is wrong, for a person; empty on success. */
  readonly explanation: string;
  /** The base string that the mock computed; a client with the right one and the right secrets signs alike. */
  readonly baseString?: string;
  /**
   * The signature that the mock computed of it; the client's is among the parameters. Absent where the key or the token is
   * unknown. It is good for this one request, whose nonce is spent.
   */
  readonly signature?: string | undefined;
  /** The parameters of the Authorization header as decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

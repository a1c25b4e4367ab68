import type { Account } from '../account/account.js';
import type { Integration, Role, User } from '../account/identity.js';
import type { LoginCheckId } from './login-checks.js';
import type { LoginOutcome } from './login-outcome.js';
import type { LoginSurface } from './login-surface.js';
import type { MockRequest, RouteReply } from './message.js';
import type { ReceivedUrl } from './received-url.js';
import type { Switches } from './switches.js';

/** A request at the door of an account. */
export interface LoginVisit {
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  readonly account: Account;
  readonly switches: Switches;
  readonly nowMs: number;
  readonly surface: LoginSurface;
  readonly order: readonly LoginCheckId[] | undefined;
}

/** How it went; with `refusal` nobody came in. */
export interface LoginResult {
  readonly refusal: RouteReply | undefined;
  readonly outcome: LoginOutcome;
  readonly integration: Integration | undefined;
  readonly user: User | undefined;
  readonly role: Role | undefined;
}

import type { Account } from '../account/account.js';
import type { Integration, Role, User } from '../account/identity.js';
import type { MockRequest, RouteReply } from './message.js';
import type { ReceivedUrl } from './received-url.js';
import type { Switches } from './switches.js';

/** A request that has come as far as its route. */
export interface Visit {
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  /** The groups of the route's path, still percent-encoded. */
  readonly parts: readonly string[];
  readonly account: Account;
  readonly switches: Switches;
  /** The server's time for this request, in milliseconds since the epoch. */
  readonly nowMs: number;
  /** Who signed in; absent on routes that are open to everybody. */
  readonly integration: Integration | undefined;
  readonly user: User | undefined;
  readonly role: Role | undefined;
}

/** One thing that the mock answers. */
export interface Route {
  /** For the journal and for arming faults: `suiteql`, `record.get`. */
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /**
   * Who may come: `rest` wants a login, the feature and the permission REST Web Services; `restlet` wants a login;
   * `open` wants none and judges by itself.
   */
  readonly access: 'rest' | 'restlet' | 'open';
  serve(visit: Visit): RouteReply;
}

/** A route with the groups of its path. */
export interface FoundRoute {
  readonly route: Route;
  readonly parts: readonly string[];
}

/** Finds the route of a request. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute | undefined {
  const upper = method.toUpperCase();
  for (const route of routes) {
    if (route.method !== upper) continue;
    const match = route.path.exec(path);
    if (match !== null) return { route, parts: match.slice(1).map((part) => part ?? '') };
  }
  return undefined;
}

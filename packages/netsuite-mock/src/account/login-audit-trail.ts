import { createRing, type Ring } from '../protocol/ring.js';

/** One line of the Login Audit Trail (Setup > Users/Roles > User Management > View Login Audit Trail). */
export interface LoginAuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: 'Success' | 'Failure';
  /** Oracle's word for the cause, as the Detail column shows it; empty on success. */
  readonly detail: string;
  /** The Token-based Access Token Name column; absent where the token was not found. */
  readonly tokenName?: string;
  /** The Token-based Application Name column; absent where the integration was not found. */
  readonly applicationName?: string;
  readonly userName?: string;
  readonly roleName?: string;
  readonly requestUri: string;
}

/** Keeps the newest `capacity` entries. */
export function createLoginAuditTrail(capacity: number): Ring<LoginAuditEntry> {
  return createRing<LoginAuditEntry>(capacity);
}

import type { Integration, Mutable, Role, Token, User } from '../account/identity.js';
import type { LoginAuditEntry } from '../account/login-audit-trail.js';

/** What is known of one attempt to log in. */
export interface AuditedAttempt {
  readonly nowMs: number;
  /** Oracle's word for the cause; empty on success. */
  readonly detail: string;
  readonly token?: Token | undefined;
  readonly integration?: Integration | undefined;
  readonly user?: User | undefined;
  readonly role?: Role | undefined;
  readonly requestUri: string;
}

/** Writes the audit trail's line. The time is spelled when the line is read: every request leaves one. */
export function auditLine(attempt: AuditedAttempt): LoginAuditEntry {
  const { nowMs, detail, token, integration, user, role, requestUri } = attempt;
  const line: Mutable<LoginAuditEntry> = {
    get at() {
      return new Date(nowMs).toISOString();
    },
    status: detail === '' ? 'Success' : 'Failure',
    detail,
    requestUri,
  };
  if (token !== undefined) line.tokenName = token.name;
  if (integration !== undefined) line.applicationName = integration.name;
  if (user !== undefined) line.userName = user.name;
  if (role !== undefined) line.roleName = role.name;
  return line;
}

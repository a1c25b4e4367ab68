import type { PermissionLevel } from '../account/identity.js';
import { holdsLevel } from '../account/permission-level.js';
import { notModelledReply } from '../protocol/error-reply.js';
import type { RouteReply } from '../protocol/message.js';
import { nonexistentType, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { UNMODELLED_TYPES } from './types/record-types.js';

/** Throws unless the role may do this with records of a type. How a missing View is refused is a switch. */
export function assertAccess(session: RecordSession, type: RecordType, wanted: PermissionLevel): void {
  const { role, switches } = session;
  if (holdsLevel(role, type.permission, wanted)) return;
  const tab = type.family === 'transaction' ? 'Transactions' : 'Lists';
  const detail = `Permission Violation: You need the '${tab} -> ${type.permission} -> ${wanted}' permission to access this page. Please contact your account administrator.`;
  if (wanted === 'View' && switches.missingViewPermission === 'recordTypeNotFound')
    throw nonexistentType(type.name);
  if (wanted === 'View' && switches.missingViewPermission === 'userError')
    throw new RecordRefusal({
      status: 400,
      code: 'USER_ERROR',
      detail: `Error while accessing a resource. ${detail}`,
    });
  throw new RecordRefusal({ status: 403, code: 'INSUFFICIENT_PERMISSION', detail });
}

/** Finds a record type of the URL: 404 where there is none, 501 where the mock lacks it. */
export function requireType(session: RecordSession, name: string): RecordType {
  const type = session.catalog.find(name);
  if (
    type !== undefined &&
    (type.feature === undefined || session.account.records.features.has(type.feature))
  )
    return type;
  if (UNMODELLED_TYPES.has(name.toLowerCase())) throw new Unmodelled(`the record type ${name}`);
  throw nonexistentType(name);
}

/** What NetSuite does and the mock does not: answered 501. */
export class Unmodelled extends Error {
  readonly reply: RouteReply;

  constructor(what: string) {
    super(what);
    this.reply = notModelledReply(what);
  }
}

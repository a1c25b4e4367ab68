import { assertAccess } from './record-permission.js';
import { type RecordPlace, requireRecord } from './record-place.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { assertNotAdministrator } from './write-record.js';

/**
 * Finds the record of a URL to read it. Throws the refusal where the role may not see the type, where there is no such
 * record, and where it is an administrator's employee record and the role is another: a GET loads in edit mode.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1544786455.html
 */
export function openRecord(session: RecordSession, type: RecordType, part: string): RecordPlace {
  assertAccess(session, type, 'View');
  const place = requireRecord(session, type, part);
  assertNotAdministrator(session, type, place.id);
  return place;
}

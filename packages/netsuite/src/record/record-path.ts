import type { Task } from '../faults/task.js';
import { inputFault } from './record-fault.js';

const BASE = '/services/rest/record/v1';
const TYPE = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;
const ID = /^-?\d{1,16}$/;
/** Others break the address. */
const EXTERNAL_ID = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * The path of a record type or of one record; `id` is an internal ID or `eid:` with an external one.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141500.html
 */
export function recordPath(type: string, id?: string): string {
  return id === undefined
    ? `${BASE}/${type}`
    : `${BASE}/${type}/${encodeURIComponent(id).replace('%3A', ':')}`;
}

/** An external ID as it stands in a path. */
export function eid(externalId: string): string {
  return `eid:${externalId}`;
}

/** The external ID of what a piece of work creates: the same for each try, and told apart from a person's own. */
export function externalIdOf(key: string): string {
  return `onlink-${key}`;
}

/** Refuses a record type that is no name. */
export function assertRecordType(type: string, task: Task): void {
  if (TYPE.test(type)) return;
  throw inputFault({
    ...{ task, code: 'netsuite/record-type', place: 'field "recordType"' },
    reason: `says "${type}", which is no record type`,
    remedy: 'Write it as in the REST API Browser, such as purchaseOrder or customrecord_laptop',
  });
}

/** Refuses an ID that is neither an internal nor an external one. */
export function assertRecordId(
  id: string,
  { task, field }: { readonly task: Task; readonly field: string },
): void {
  if (ID.test(id)) return;
  if (id.startsWith('eid:')) {
    assertExternalId(id.slice(4), { task, field });
    return;
  }
  throw inputFault({
    ...{ task, code: 'netsuite/record-id', place: `field "${field}"` },
    reason: `says "${id}", which is no ID`,
    remedy: 'Give an internal ID such as 107, or eid: and an external ID',
  });
}

/**
 * Refuses an external ID that cannot stand in an address.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156334828635.html
 */
export function assertExternalId(
  externalId: string,
  { task, field }: { readonly task: Task; readonly field: string },
): void {
  if (EXTERNAL_ID.test(externalId)) return;
  throw inputFault({
    ...{ task, code: 'netsuite/external-id', place: `field "${field}"` },
    reason: `says "${externalId}", which cannot be an external ID`,
    remedy: 'Use 1 to 255 letters, digits, underscores and hyphens',
  });
}

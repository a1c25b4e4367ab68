import { anErrorReply, aReply } from './builders.js';

const INPUT = 'input' as const;
const RESOURCE = 'Error while accessing a resource. ';

/** One refusal of the record service or of a RESTlet, and what it means. */
export interface RecordCase {
  readonly reply: ReturnType<typeof anErrorReply>;
  readonly code: string;
  readonly blame: string;
  /** What the message must name. */
  readonly names: string;
}

/** A reply that says where in the body it was wrong. */
function at(path: string, errorCode: string, detail: string): ReturnType<typeof anErrorReply> {
  const errors = [{ detail, 'o:errorCode': errorCode, 'o:errorPath': path }];
  return aReply(400, { title: 'Bad Request', status: 400, 'o:errorDetails': errors });
}

const restlet = (status: number, code: string, message: string) =>
  aReply(status, { error: { code, message } });

/** A case for each row of the record service's errors. Texts as the sources of the table give them. */
export const RECORD_CASES: readonly RecordCase[] = [
  {
    reply: at(
      'item.items[0].item',
      'INVALID_CONTENT',
      'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: item',
    ),
    ...{ code: 'netsuite/invalid-value', blame: INPUT },
    names: '"9999" for field "item" (item.items[0].item)',
  },
  {
    reply: anErrorReply(
      400,
      'USER_ERROR',
      `${RESOURCE}You have entered an Invalid Field Value 7 for the following field: department.`,
    ),
    ...{ code: 'netsuite/invalid-value', blame: INPUT, names: 'field "department"' },
  },
  {
    reply: at(
      'hireDate',
      'INVALID_VALUE',
      "Invalid value for the resource or sub-resource field 'hireDate'. Provide a valid value.",
    ),
    ...{ code: 'netsuite/malformed-value', blame: INPUT, names: 'field "hireDate" (hireDate)' },
  },
  {
    reply: anErrorReply(400, 'USER_ERROR', `${RESOURCE}Please enter value(s) for: Subsidiary.`),
    ...{ code: 'netsuite/missing-value', blame: INPUT, names: 'a value of Subsidiary' },
  },
  {
    reply: at(
      'frstName',
      'NONEXISTENT_FIELD',
      "Unknown field name 'frstName' in the request body. The field does not exist on this record type.",
    ),
    ...{ code: 'netsuite/unknown-field', blame: INPUT, names: '"frstName"' },
  },
  {
    reply: anErrorReply(400, 'USER_ERROR', `${RESOURCE}This entity already exists.`),
    ...{ code: 'netsuite/already-exists', blame: INPUT, names: 'already' },
  },
  {
    reply: restlet(400, 'DUP_ENTITY', 'A customer record with this ID already exists.'),
    ...{ code: 'netsuite/already-exists', blame: INPUT, names: 'already' },
  },
  {
    reply: anErrorReply(404, 'NONEXISTENT_ID', 'Record does not exist.'),
    ...{ code: 'netsuite/no-such-record', blame: INPUT, names: 'no such record' },
  },
  {
    reply: restlet(400, 'RCRD_DSNT_EXIST', 'That record does not exist.'),
    ...{ code: 'netsuite/no-such-record', blame: INPUT, names: 'no such record' },
  },
  {
    reply: anErrorReply(400, 'USER_ERROR', `${RESOURCE}Transaction type specified is incorrect.`),
    ...{ code: 'netsuite/no-such-record', blame: INPUT, names: 'of that type' },
  },
  {
    reply: anErrorReply(404, 'NONEXISTENT_RECORD_TYPE', "Record type 'emplyee' does not exist."),
    ...{ code: 'netsuite/unknown-record-type', blame: INPUT, names: '"emplyee"' },
  },
  {
    reply: anErrorReply(
      400,
      'USER_ERROR',
      `${RESOURCE}For security reasons, only an administrator is allowed to edit an administrator record.`,
    ),
    ...{ code: 'netsuite/administrator-record', blame: 'permission', names: 'administrator' },
  },
  {
    reply: anErrorReply(
      403,
      'INSUFFICIENT_PERMISSION',
      "Permission Violation: You need the 'Lists -> Employees -> Create' permission to access this page. Please contact your account administrator.",
    ),
    ...{
      code: 'netsuite/record-permission',
      blame: 'permission',
      names: 'Lists > Employees with level Create',
    },
  },
  {
    reply: anErrorReply(
      403,
      'INSUFFICIENT_PERMISSION',
      'You do not have permission to set a value for element isInactive due to one of the following reasons: 1) The field is read-only.',
    ),
    ...{ code: 'netsuite/field-permission', blame: 'permission', names: '"isInactive"' },
  },
  {
    reply: anErrorReply(
      400,
      'IDEMPOTENCY_ERROR',
      'A request with the same idempotency key has already been sent.',
    ),
    ...{ code: 'netsuite/repeated-request', blame: 'remote', names: 'same key' },
  },
  {
    reply: anErrorReply(
      400,
      'INVALID_CONTENT',
      'Invalid content in the request body. Provide a valid request body.',
    ),
    ...{ code: 'netsuite/invalid-content', blame: INPUT, names: 'Invalid content' },
  },
  {
    reply: anErrorReply(
      400,
      'USER_ERROR',
      `${RESOURCE}You must enter at least one line item for this transaction.`,
    ),
    ...{ code: 'netsuite/record-refused', blame: INPUT, names: 'at least one line item' },
  },
  {
    reply: restlet(
      404,
      'SSS_INVALID_SCRIPTLET_ID',
      'That Suitelet is invalid, disabled, or no longer exists.',
    ),
    ...{ code: 'netsuite/no-such-restlet', blame: INPUT, names: 'RESTlet' },
  },
  {
    reply: restlet(405, 'METHOD_NOT_ALLOWED', 'The request method used is not valid.'),
    ...{ code: 'netsuite/no-such-method', blame: INPUT, names: 'method' },
  },
  {
    reply: restlet(400, 'UNEXPECTED_ERROR', 'TypeError: Cannot read property "x"'),
    ...{ code: 'netsuite/restlet-failed', blame: INPUT, names: 'TypeError' },
  },
];

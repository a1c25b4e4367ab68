import type { ErrorRow } from './error-row.js';

const INPUT = { blame: 'input', scope: 'item', retry: 'never' } as const;

/**
 * What the record service refuses, and RESTlets. The field at fault is named where NetSuite names it, in its words or by
 * `o:errorPath` (`$path`).
 *
 * Sources: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html (codes, paths),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (RESTlets),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_164494900632.html (idempotency),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1544786455.html (administrators) and
 * https://github.com/julbrs/netsuite-api-client test/request.test.ts (texts). `RCRD_DSNT_EXIST` and `DUP_...` are
 * SuiteScript's words for the same, which scripts of the account may let through.
 */
export const RECORD_ERRORS: readonly ErrorRow[] = [
  {
    ...INPUT,
    status: 400,
    detail: /Invalid Field Value (.*?) for the following field: (\w+(?:\.\w+)*)/,
    code: 'netsuite/invalid-value',
    reason: 'NetSuite has no "$1" for field "$2"$path',
    remedy: "Choose one that is there and that the token's role may see",
  },
  {
    ...INPUT,
    status: 400,
    detail: /Invalid value for the resource or sub-resource field '([^']*)'/,
    code: 'netsuite/malformed-value',
    reason: 'field "$1"$path cannot have the value that it was given',
    remedy: 'Correct it: dates are YYYY-MM-DD, numbers have a point, yes and no are true and false',
  },
  {
    ...INPUT,
    status: 400,
    detail: /Please enter value\(s\) for: (.*?)\.?$/,
    code: 'netsuite/missing-value',
    reason: 'NetSuite asks for a value of $1$path',
    remedy: 'Fill it in, among "fields" where it has none of its own',
  },
  {
    ...INPUT,
    status: 400,
    errorCode: 'NONEXISTENT_FIELD',
    detail: /field(?: name)? '([^']*)'/,
    code: 'netsuite/unknown-field',
    reason: 'the record type has no field "$1"$path',
    remedy: 'Spell it as in the REST API Browser; custom fields begin with cust',
  },
  {
    ...INPUT,
    detail: /^(?:Error while accessing a resource\. )?This (\w+) already exists/i,
    code: 'netsuite/already-exists',
    reason: 'there is such a record already ("$detail")',
    remedy: 'Give another name or external ID, or update the record that is there',
  },
  {
    ...INPUT,
    errorCode: /^DUP_/,
    code: 'netsuite/already-exists',
    reason: 'there is such a record already ("$detail")',
    remedy: 'Give another name or external ID, or update the record that is there',
  },
  {
    ...INPUT,
    errorCode: /^(?:NONEXISTENT_ID|RCRD_DSNT_EXIST)$/,
    code: 'netsuite/no-such-record',
    reason: 'there is no such record',
    remedy: 'Check its ID; it may have been deleted, or be of another type',
  },
  {
    ...INPUT,
    detail: /Transaction type specified is incorrect/i,
    code: 'netsuite/no-such-record',
    reason: 'there is no such record of that type',
    remedy: 'Check its ID; it may have been deleted, or be of another type',
  },
  {
    ...INPUT,
    errorCode: 'NONEXISTENT_RECORD_TYPE',
    detail: /Record type '([^']*)'/,
    code: 'netsuite/unknown-record-type',
    reason: 'the account has no record type "$1", or its feature is off',
    remedy: 'Spell it as in the REST API Browser, such as purchaseOrder or customrecord_laptop',
  },
  {
    detail: /only an administrator is allowed/i,
    code: 'netsuite/administrator-record',
    blame: 'permission',
    scope: 'item',
    retry: 'after-fix',
    reason: 'the employee is an administrator, whose record only administrators may open',
    remedy: 'Change it in NetSuite by hand; do not give the token an administrator role for it',
  },
  {
    status: [400, 403],
    detail: /'([^']*?) -> ([^']*?) -> ([^']*?)' permission/,
    code: 'netsuite/record-permission',
    blame: 'permission',
    scope: 'item',
    retry: 'after-fix',
    reason: "the token's role lacks the permission $1 > $2 with level $3",
    remedy: 'In Setup > Users/Roles > Manage Roles, edit the role and add it under Permissions > $1',
  },
  {
    status: 403,
    detail: /permission to set a value for element (\w+)/,
    code: 'netsuite/field-permission',
    blame: 'permission',
    scope: 'item',
    retry: 'after-fix',
    reason: 'the token\'s role may not write field "$1"',
    remedy: 'Leave it out, or give the role the right to edit it on the form that it uses',
  },
  {
    status: 400,
    errorCode: 'IDEMPOTENCY_ERROR',
    code: 'netsuite/repeated-request',
    blame: 'remote',
    scope: 'item',
    retry: 'never',
    reason: 'the request was sent before under the same key',
    remedy: 'Nothing is to be done: its first job is the one that counts',
  },
  {
    ...INPUT,
    status: 400,
    errorCode: 'INVALID_CONTENT',
    code: 'netsuite/invalid-content',
    reason: 'NetSuite refused what was sent$path ("$detail")',
    remedy: 'Correct the fields that it names',
  },
  {
    ...INPUT,
    status: 400,
    errorCode: 'USER_ERROR',
    detail: /^Error while accessing/,
    code: 'netsuite/record-refused',
    reason: 'NetSuite refused the record$path ("$detail")',
    remedy: 'Correct what it names',
  },
  {
    ...INPUT,
    errorCode: 'SSS_INVALID_SCRIPTLET_ID',
    code: 'netsuite/no-such-restlet',
    reason: "there is no such RESTlet, or it is not deployed for the token's role",
    remedy: 'Check script and deployment under Customization > Scripting > Script Deployments',
  },
  {
    ...INPUT,
    status: 405,
    restlet: true,
    code: 'netsuite/no-such-method',
    reason: 'the RESTlet has no function for that method',
    remedy: 'Choose another method',
  },
  {
    ...INPUT,
    status: 400,
    restlet: true,
    code: 'netsuite/restlet-failed',
    // The script may have written before it failed.
    refused: false,
    reason: 'the RESTlet failed ("$detail")',
    remedy:
      'Look into its log under Customization > Scripting > Script Execution Logs before you start it again',
  },
];

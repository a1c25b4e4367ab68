import { type ErrorDetail, errorReply } from '../protocol/error-reply.js';
import type { RouteReply } from '../protocol/message.js';

/** A request that the record service refuses: thrown where it is noticed, answered where the request came in. */
export class RecordRefusal extends Error {
  readonly reply: RouteReply;

  constructor(error: ErrorDetail) {
    super(error.detail);
    this.reply = errorReply(error);
  }
}

/** How NetSuite begins what goes wrong while a record is loaded or saved. */
const OPENING = 'Error while accessing a resource. ';

/** 400 USER_ERROR. Seen: https://github.com/julbrs/netsuite-api-client (test/request.test.ts) and public code. */
export function userError(text: string, path?: string): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'USER_ERROR',
    detail: `${OPENING}${text}`,
    ...(path !== undefined && { where: { 'o:errorPath': path } }),
  });
}

/** 400 INVALID_VALUE for a value that a field of its kind cannot have. Seen in public code; the path is documented. */
export function invalidValue(field: string, path: string): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'INVALID_VALUE',
    detail: `Invalid value for the resource or sub-resource field '${field}'. Provide a valid value.`,
    where: { 'o:errorPath': path },
  });
}

/** 400 for a body that is no JSON object. The text is seen in https://github.com/julbrs/netsuite-api-client. */
export function invalidBody(): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'INVALID_CONTENT',
    detail: 'Invalid content in the request body. Provide a valid request body.',
  });
}

/** 404 NONEXISTENT_ID. Text seen: https://github.com/julbrs/netsuite-api-client (test/request.test.ts). */
export function nonexistentId(externalId?: string): RecordRefusal {
  const which = externalId === undefined ? '' : ` for external ID '${externalId}'`;
  return new RecordRefusal({
    status: 404,
    code: 'NONEXISTENT_ID',
    detail: `The record instance${which} does not exist. Provide a valid record instance ID.`,
  });
}

/** 404 for a record type that NetSuite has not. Text seen: https://github.com/julbrs/netsuite-api-client. */
export function nonexistentType(name: string): RecordRefusal {
  return new RecordRefusal({
    status: 404,
    code: 'NONEXISTENT_RECORD_TYPE',
    detail: `Record type '${name}' does not exist.`,
  });
}

/** 400 INVALID_PARAMETER that names the query parameter. */
export function invalidParameter(parameter: string, detail: string): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'INVALID_PARAMETER',
    detail,
    where: { 'o:errorQueryParam': parameter },
  });
}

/** 400 INVALID_HEADER that names the header. */
export function invalidHeader(header: string, detail: string): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'INVALID_HEADER',
    detail,
    where: { 'o:errorHeader': header },
  });
}

/** 405: the address is right and the method is not. Seen for PUT on a numeric id; the code is assumed. */
export function methodNotAllowed(detail: string): RecordRefusal {
  return new RecordRefusal({ status: 405, code: 'METHOD_NOT_ALLOWED', detail });
}

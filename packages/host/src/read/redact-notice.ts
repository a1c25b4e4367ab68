import { type Notice, type Redactor, redactFault } from '@onlink/runtime';

/** A notice with the secrets taken out of it: unlike a record, it is text about data, for people. */
export function redactNotice(notice: Notice, redactor: Redactor): Notice {
  const { fault, key, field } = notice;
  return {
    ...notice,
    fault: redactFault(fault, redactor),
    ...(key && { key: redactor.redactJson(key) }),
    ...(field !== undefined && { field: redactor.redact(field) }),
  };
}

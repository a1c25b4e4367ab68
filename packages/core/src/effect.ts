/**
 * What a request or an action does to the remote system. The caller states it; it is never inferred from an HTTP
 * method, because a query may well be a POST.
 *
 * It is named after the record that a person sees: a row that is appended to the history of an existing one (a termination
 * of an employee, a comment on an order) is an `update` of that.
 */
export type Effect = 'none' | 'create' | 'update' | 'upsert' | 'delete';

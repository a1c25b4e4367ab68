/**
 * What a request or an action does to the remote system. The caller states it; it is never inferred from an HTTP
 * method, because a query may well be a POST.
 */
export type Effect = 'none' | 'create' | 'update' | 'upsert' | 'delete';

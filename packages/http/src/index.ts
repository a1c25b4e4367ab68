export type { Auth, Credential, Oauth1 } from './auth/auth.js';
export { authorize } from './auth/authorize.js';
export { type SendOptions, type SendRequest, send } from './request/send.js';
export { type Asked, type Classify, classifyBy, type ReplyRow, type Told } from './response/classify-by.js';
export { classifyStatus } from './response/classify-status.js';
export { type ReadWhat, readJson } from './response/read-json.js';
export { retryAfterMs } from './response/retry-after.js';
export type { StatusRange } from './response/status-rows.js';

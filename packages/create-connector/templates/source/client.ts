import type { Auth } from '@onlink/http';
import { authenticate } from './authenticate.js';
import type { Config } from './config.js';

/** What one open connection holds: whatever your calls share, such as a token that you fetched. */
export interface Client {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly auth: Auth;
}

/** Makes the client of a connection. It must be cheap and send nothing: the first call may come much later. */
export function createClient(config: Config): Client {
  return { baseUrl: config.baseUrl.replace(/\/+$/, ''), auth: authenticate(config) };
}

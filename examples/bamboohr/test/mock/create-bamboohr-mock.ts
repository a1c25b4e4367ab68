import { createHmac } from 'node:crypto';
import { type Entered, refuse } from './route.js';
import { ROUTES } from './routes.js';
import { Store } from './store.js';

/** What a mock is made with. */
export interface MockOptions {
  /** Employees at the beginning. Default 0. */
  readonly employees?: number;
  /** Its clock, in epoch milliseconds. */
  readonly now: () => number;
}

/** What a webhook of the mock's is made of. */
interface Delivery {
  readonly url: string;
  readonly privateKey: string;
  readonly type: 'employee.created' | 'employee.updated' | 'employee.deleted';
  readonly employeeId: number;
  readonly at: number;
  readonly changedFields?: readonly string[];
}

/** A webhook as it leaves the mock. */
interface SentWebhook {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A BambooHR company in memory. */
export interface BamboohrMock {
  /** A configuration that it lets in. */
  readonly config: { readonly companyDomain: string; readonly apiKey: string };
  readonly store: Store;
  fetch(request: Request): Promise<Response>;
  /** Requests that changed something. */
  writes(): number;
  /** Refuses the key from now on. */
  revoke(): void;
  /** Answers the next request so: 403, 429 with `Retry-After`, 503 and the like. */
  answerNext(status: number, words: string, headers?: Readonly<Record<string, string>>): void;
  /** An event-based webhook, signed as BambooHR does: the body, then the time. Nothing is sent. */
  webhook(delivery: Delivery): SentWebhook;
}

const COMPANY = 'acme';
const API_KEY = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b';

/**
 * Makes a mock. It shares no code with the connector: both are readings of BambooHR's documents, kept in
 * docs/facts/bamboohr.md of this repository.
 */
export function createBamboohrMock({ employees = 0, now }: MockOptions): BamboohrMock {
  const store = new Store(now);
  store.seed(employees);
  const forced: Response[] = [];
  let writes = 0;
  let revoked = false;

  const answer = async (request: Request): Promise<Response> => {
    const next = forced.shift();
    if (next !== undefined) return next;
    const expected = `Basic ${Buffer.from(`${API_KEY}:x`).toString('base64')}`;
    if (revoked || request.headers.get('authorization') !== expected) return refuse(401, 'Invalid API key');
    const url = new URL(request.url);
    for (const route of ROUTES) {
      const match = route.method === request.method ? route.path.exec(url.pathname) : null;
      if (match === null) continue;
      const entered: Entered = { store, url, parts: match.slice(1), body: await bodyOf(request) };
      const response = route.answer(entered);
      if (route.writes === true && response.ok) writes += 1;
      return response;
    }
    return refuse(501, `MOCK_NOT_MODELLED ${request.method} ${url.pathname}`);
  };

  return {
    config: { companyDomain: COMPANY, apiKey: API_KEY },
    store,
    async fetch(request) {
      const response = await answer(request);
      response.headers.set('date', new Date(now()).toUTCString());
      return response;
    },
    writes: () => writes,
    revoke: () => {
      revoked = true;
    },
    answerNext: (status, words, headers) => void forced.push(refuse(status, words, headers)),
    webhook: ({ url, privateKey, type, employeeId, at, changedFields = [] }) => {
      const timestamp = `${new Date(at).toISOString().slice(0, 19)}+0000`;
      const data = { companyId: '1', employeeId: String(employeeId), changedFields };
      const body = JSON.stringify({ type, timestamp, data });
      const sentAt = String(Math.floor(now() / 1_000));
      const signature = createHmac('sha256', privateKey).update(body).update(sentAt).digest('hex');
      return {
        method: 'POST',
        url,
        body: new TextEncoder().encode(body),
        headers: {
          'content-type': 'application/json',
          'x-bamboohr-timestamp': sentAt,
          'x-bamboohr-signature': signature,
        },
      };
    },
  };
}

async function bodyOf(request: Request): Promise<Entered['body']> {
  const text = await request.text();
  return text === '' ? {} : (JSON.parse(text) as Entered['body']);
}

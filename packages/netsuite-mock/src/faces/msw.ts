import { type HttpHandler, http } from 'msw';

/** The part of a mock that the handlers need. */
export interface FetchingMock {
  fetch(request: Request): Promise<Response>;
}

/** Where the handlers listen beside NetSuite's own hosts. */
export interface HandlersOptions {
  /** Another base URL to answer on, such as `https://netsuite.invalid`: use it where a missed mock must not reach a real host. */
  readonly baseUrl?: string;
}

/** Pattern of every account's SuiteTalk host. */
const SUITETALK_HOSTS = 'https://*.suitetalk.api.netsuite.com/*';

/**
 * msw handlers that answer from the mock: `setupServer(...handlers(mock))`. Works with msw 2.15 and later; msw is an
 * optional peer, needed for this entry alone. msw intercepts the global `fetch` and `node:http`, not undici's own.
 */
export function handlers(mock: FetchingMock, options: HandlersOptions = {}): readonly HttpHandler[] {
  const patterns = [SUITETALK_HOSTS, ...(options.baseUrl === undefined ? [] : [patternOf(options.baseUrl)])];
  return patterns.map((pattern) => http.all(pattern, ({ request }) => mock.fetch(request)));
}

function patternOf(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/*`;
}

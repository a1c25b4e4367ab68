import { type HttpHandler, http } from 'msw';
import type { BeginExchange } from '../protocol/create-core.js';
import { createFetchFace } from './web-fetch.js';

/** The part of a mock that the handlers need. */
export interface InterceptedMock {
  readonly begin: BeginExchange;
}

/** Where the handlers listen beside NetSuite's own hosts. */
export interface HandlersOptions {
  /** Another base URL to answer on, such as `https://netsuite.invalid`: use it where a missed mock must not reach a real host. */
  readonly baseUrl?: string;
}

/** Patterns of every account's hosts: SuiteTalk, RESTlets with the token endpoints, and the pages of the application. */
const NETSUITE_HOSTS = [
  'https://*.suitetalk.api.netsuite.com/*',
  'https://*.restlets.api.netsuite.com/*',
  'https://*.app.netsuite.com/*',
];

/**
 * msw handlers that answer from the mock: `setupServer(...handlers(mock))`. Works with msw 2.15 and later and with msw 3;
 * msw is an optional peer, needed for this entry alone. msw intercepts the global `fetch` and `node:http`, not undici's
 * own. A fault that needs a connection of its own to break is answered 501 `MOCK_FAULT_NOT_ON_THIS_FACE`.
 */
export function handlers(mock: InterceptedMock, options: HandlersOptions = {}): readonly HttpHandler[] {
  const answer = createFetchFace(mock.begin, 'msw');
  const patterns = [
    ...NETSUITE_HOSTS,
    ...(options.baseUrl === undefined ? [] : [patternOf(options.baseUrl)]),
  ];
  return patterns.map((pattern) =>
    http.all(pattern, ({ request }) => answer(request).catch(givenUp(request.signal))),
  );
}

function patternOf(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/*`;
}

/** msw reports a handler that rejects as broken; a request that its client gave up gets no answer, and nobody waits. */
function givenUp(signal: AbortSignal): (error: unknown) => Response {
  return (error) => {
    if (signal.aborted) return Response.error();
    throw error;
  };
}

import { type HttpHandler, http } from 'msw';
import type { BamboohrMock } from './create-bamboohr-mock.js';

/** msw handlers that answer from the mock for every company's site: `setupServer(...handlers(mock))`. */
export function handlers(mock: Pick<BamboohrMock, 'fetch'>): readonly HttpHandler[] {
  return [http.all('https://*.bamboohr.com/*', ({ request }) => mock.fetch(request))];
}

/**
 * By which road a request came: `function` is `handle` and `begin`, which describe a delivery and leave it to the
 * caller; `fetch` is `mock.fetch`; `msw` are the msw handlers; `http` is `listen`.
 */
export type FaceName = 'function' | 'fetch' | 'msw' | 'http';

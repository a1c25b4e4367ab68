import { PROBE_ROUTES } from './probe-routes.js';
import type { Route } from './route.js';
import { SUITEQL_ROUTES } from './suiteql-route.js';

/** What the mock answers, in the order in which it is looked up. Everything else is 501 MOCK_NOT_MODELLED. */
export const ROUTES: readonly Route[] = [...PROBE_ROUTES, ...SUITEQL_ROUTES];

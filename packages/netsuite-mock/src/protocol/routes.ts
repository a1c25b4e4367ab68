import { OAUTH2_ROUTES } from '../oauth2/token-route.js';
import { RECORD_ROUTES } from '../record/record-routes.js';
import { RESTLET_ROUTES } from '../restlet/restlet-routes.js';
import { FLOW_ROUTES } from '../token-flow/flow-routes.js';
import { DATA_CENTRE_ROUTES } from './data-centre-routes.js';
import { PROBE_ROUTES } from './probe-routes.js';
import type { Route } from './route.js';
import { SOAP_ROUTES } from './soap-routes.js';
import { SUITEQL_ROUTES } from './suiteql-route.js';

/** What the mock answers, in the order in which it is looked up. Everything else is 501 MOCK_NOT_MODELLED. */
export const ROUTES: readonly Route[] = [
  ...PROBE_ROUTES,
  ...SUITEQL_ROUTES,
  ...RECORD_ROUTES,
  ...RESTLET_ROUTES,
  ...OAUTH2_ROUTES,
  ...FLOW_ROUTES,
  ...DATA_CENTRE_ROUTES,
  ...SOAP_ROUTES,
];

/** The name of each, once. */
export const ROUTE_NAMES: readonly string[] = [...new Set(ROUTES.map(({ name }) => name))];

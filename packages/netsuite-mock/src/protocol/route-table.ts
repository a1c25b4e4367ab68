/** The services that a request can reach. */
export type RouteName = 'probe' | 'suiteql';

interface Route {
  readonly name: RouteName;
  readonly method: string;
  readonly path: RegExp;
}

/**
 * What the mock answers. Everything else is 501 MOCK_NOT_MODELLED.
 *
 * Source of the probe: https://github.com/julbrs/netsuite-api-client (test/request.test.ts); of SuiteQL:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
const ROUTES: readonly Route[] = [
  { name: 'probe', method: 'OPTIONS', path: /^\/services\/rest(?:\/.*)?$/ },
  { name: 'suiteql', method: 'POST', path: /^\/services\/rest\/query\/v1\/suiteql\/?$/ },
];

/** Finds the route of a request. */
export function findRoute(method: string, path: string): RouteName | undefined {
  const upper = method.toUpperCase();
  return ROUTES.find((route) => route.method === upper && route.path.test(path))?.name;
}

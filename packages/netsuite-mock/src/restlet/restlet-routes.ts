import { headerValue, type RouteReply } from '../protocol/message.js';
import { hostService } from '../protocol/received-url.js';
import type { Route, Visit } from '../protocol/route.js';
import { readRestletInput } from './restlet-input.js';
import { renderRestletOutput, scriptErrorReply } from './restlet-output.js';
import type { Restlet, RestletFunction } from './restlet-registry.js';
import { restletErrorReply } from './restlet-reply.js';

/** Path of every RESTlet. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html */
const RESTLET_PATH = /^\/app\/site\/hosting\/restlet\.nl$/;

const ENTRY_POINTS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** Methods that are no RESTlet's: 405. */
const OTHER_METHODS = ['PATCH', 'HEAD', 'OPTIONS'] as const;

/** RESTlets by script and deployment, under whatever method; those without an entry point answer 405. */
export const RESTLET_ROUTES: readonly Route[] = [...Object.keys(ENTRY_POINTS), ...OTHER_METHODS].map(
  (method) => ({
    name: `restlet.${method.toLowerCase()}`,
    method,
    path: RESTLET_PATH,
    access: 'restlet',
    serve: (visit) => serveRestlet(visit, method),
  }),
);

function serveRestlet(visit: Visit, method: string): RouteReply {
  const { request, url, account, user, role, integration } = visit;
  const contentType = headerValue(request, 'content-type');
  const service = hostService(url);
  if (service !== undefined && service !== 'restlets') return restletErrorReply(contentType, WRONG_DOMAIN);
  const query = new URLSearchParams(url.query);
  const restlet = account.restlets.find(query.get('script') ?? '', query.get('deploy') ?? '');
  if (restlet === undefined) return restletErrorReply(contentType, NO_SUCH_SCRIPT);
  const entry = entryPoint(restlet, method);
  if (entry === undefined) return restletErrorReply(contentType, NO_SUCH_METHOD);
  const input = readRestletInput(request, method);
  if (input.kind === 'refused') return restletErrorReply(contentType, input.error);
  const params = Object.fromEntries(query);
  const { rows: store } = account;
  try {
    const output = entry(input.kind === 'body' ? input.value : params, {
      params,
      store,
      nowMs: visit.nowMs,
      user,
      role,
      integration,
    });
    return renderRestletOutput(output, contentType);
  } catch (error) {
    return scriptErrorReply(error, contentType, visit.nowMs);
  }
}

function entryPoint(restlet: Restlet, method: string): RestletFunction | undefined {
  return method in ENTRY_POINTS ? restlet[ENTRY_POINTS[method as keyof typeof ENTRY_POINTS]] : undefined;
}

// Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (a domain other than that of
// RESTlets is 403; code and message are assumed).
const WRONG_DOMAIN = {
  status: 403,
  code: 'INSUFFICIENT_PERMISSION',
  message: 'The request was sent to a domain other than that of RESTlets.',
};

// Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
const NO_SUCH_SCRIPT = {
  status: 404,
  code: 'SSS_INVALID_SCRIPTLET_ID',
  message: 'That Suitelet is invalid, disabled, or no longer exists.',
};

// The status is documented on the same page, its code is not.
const NO_SUCH_METHOD = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'The request method used is not valid.',
};

import type { MockResponse } from '../protocol/message.js';
import { ADMIN_PREFIX, type AdminGround } from './admin-route.js';
import { ADMIN_ROUTES } from './admin-routes.js';
import { checkBody, wrongQuery } from './check-call.js';
import { findAdminRoute } from './find-admin-route.js';
import { type AdminHeaders, refuseForeignPage } from './guard-admin.js';
import { openApiDocument } from './openapi.js';

/** A request as it came. */
export interface AdminRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: AdminHeaders;
  readonly body: Uint8Array;
}

/**
 * Answers a call of the admin API; `undefined` where the path is not the API's. Errors are
 * `{"error":{"code","message"}}`, the message one line.
 */
export function answerAdmin(ground: AdminGround, request: AdminRequest): MockResponse | undefined {
  const at = request.url.indexOf('/', request.url.indexOf('://') + 3);
  const target = at < 0 ? '/' : request.url.slice(at);
  const [path = '', query = ''] = target.split('?', 2);
  if (!`${path}/`.startsWith(ADMIN_PREFIX)) return undefined;
  const foreign = refuseForeignPage(request.headers, ground.ownHosts);
  if (foreign !== undefined) return error(403, 'FOREIGN_PAGE', foreign);
  if (path === `${ADMIN_PREFIX}openapi.json`) return json(200, openApiDocument(ADMIN_ROUTES));
  const found = findAdminRoute(ADMIN_ROUTES, request.method, path);
  if (found.kind === 'none') return error(404, 'NOT_FOUND', `There is nothing at ${path}. ${SEE}`);
  if (found.kind === 'other-method') {
    const methods = found.methods.join(', ');
    return error(405, 'METHOD_NOT_ALLOWED', `${path} takes ${methods} and no ${request.method}. ${SEE}`);
  }
  const { route, parts } = found;
  const parameters = new URLSearchParams(query);
  const wrong = wrongQuery(route, parameters);
  if (wrong !== undefined) return error(400, 'INVALID_PARAMETER', wrong);
  const body = checkBody(route, request.body);
  if (body.kind === 'refused') return error(400, 'INVALID_BODY', body.reason);
  try {
    return json(200, route.run({ ...ground, parts, query: parameters, body: body.value }));
  } catch (thrown) {
    return error(400, 'REFUSED', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

const SEE = 'See /__mock__/openapi.json.';

function error(status: number, code: string, message: string): MockResponse {
  return json(status, { error: { code, message: message.replace(/\s*\n\s*/g, ' ') } });
}

function json(status: number, value: unknown): MockResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value, plainly),
  };
}

/** Sets become lists and maps objects. */
function plainly(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  return value instanceof Map ? Object.fromEntries(value) : value;
}

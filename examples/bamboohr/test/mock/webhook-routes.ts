import { createHash } from 'node:crypto';
import { type Entered, json, type Route, refuse } from './route.js';
import type { MockWebhook } from './store.js';

/** Fields that a webhook may watch, as aliases. Pay is among them over there, and nothing here asks for it. */
const MONITORABLE = ['firstName', 'lastName', 'jobTitle', 'department', 'location', 'status', 'payRate'];
const EVENTS = ['employee.created', 'employee.updated', 'employee.deleted'];

/** The routes of webhooks. Sources: docs/facts/bamboohr.md of this repository. */
export const WEBHOOK_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/api\/v1\/webhooks\/monitor_fields$/,
    answer: () =>
      json({ fields: MONITORABLE.map((alias, index) => ({ id: index + 1, name: alias, alias })) }),
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/webhooks\/?$/,
    answer: ({ store }) => json({ webhooks: [...store.webhooks.values()].map(withoutKey) }),
  },
  { method: 'POST', path: /^\/api\/v1\/webhooks\/?$/, writes: true, answer: createWebhook },
  { method: 'DELETE', path: /^\/api\/v1\/webhooks\/(\d+)$/, writes: true, answer: deleteWebhook },
];

function createWebhook({ store, body }: Entered): Response {
  const { name, url, format, events, monitorFields } = body as {
    readonly [field: string]: string & readonly string[];
  };
  if (!name || !String(url).startsWith('https://'))
    return refuse(400, 'A name and an https URL are required');
  if (format !== 'json') return refuse(400, 'MOCK_NOT_MODELLED another format than json');
  const asked: readonly string[] = events ?? [];
  const watched: readonly string[] = monitorFields ?? [];
  if (asked.length === 0 || asked.some((event) => !EVENTS.includes(event)))
    return refuse(400, 'MOCK_NOT_MODELLED other events than those of employees');
  if (asked.includes('employee.updated') && watched.length === 0)
    return refuse(400, 'monitorFields is required for employee.updated');
  if (watched.some((field) => !MONITORABLE.includes(field))) return refuse(403, 'No access to a field');
  const id = Math.max(0, ...store.webhooks.keys()) + 1;
  const privateKey = createHash('md5')
    .update(`${id} ${String(url)}`)
    .digest('hex');
  const made: MockWebhook = { id, url: String(url), events: asked, monitorFields: watched, privateKey };
  store.webhooks.set(id, made);
  // It is told this once.
  return json({ ...withoutKey(made), name, format, privateKey }, 201);
}

function withoutKey({ privateKey: _, ...shown }: MockWebhook) {
  return shown;
}

function deleteWebhook({ store, parts: [id = ''] }: Entered): Response {
  return store.webhooks.delete(Number(id))
    ? new Response(null, { status: 200 })
    : refuse(404, 'No such webhook');
}

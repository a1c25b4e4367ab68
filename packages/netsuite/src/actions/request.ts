import type { Effect } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { Service } from '../account/service.js';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { inputFault } from '../record/record-fault.js';
import { METHOD_EFFECTS, replyOutput, sendPlain } from './plain-request.js';

const input = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).meta({ title: 'Method' }),
  path: z.string().trim().min(1, 'path is empty').max(8_000).meta({
    title: 'Address',
    description:
      'From the slash on, query included: /services/rest/record/v1/employee/107. An address with a host must be one of this account.',
  }),
  body: z.string().trim().max(10_000_000).optional().meta({ title: 'Body', description: 'JSON.' }),
});

/** Reads by a POST: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html */
const QUERY = /^\/services\/rest\/query\//;

/** Sends any request to the account's own hosts. Its effect follows the method; a lost reply is left to a person. */
export const request = defineAction<NetsuiteClient, z.output<typeof input>, z.output<typeof replyOutput>>({
  title: 'Send request',
  input,
  output: replyOutput,
  effect: 'update',
  retry: 'never',
  async run(client, { method, path: written, body = '' }, call) {
    const task: Task = { verb: 'send', noun: 'request', id: `${method} ${written.slice(0, 100)}` };
    const { service, path } = placeOf(client, written, task);
    const effect: Effect = QUERY.test(path) ? 'none' : METHOD_EFFECTS[method];
    const headers = QUERY.test(path) ? { prefer: 'transient' } : {};
    return sendPlain(client, call, { method, path, body, effect, service, headers, task });
  },
});

/** The account's host and the path there. */
function placeOf(
  client: NetsuiteClient,
  written: string,
  task: Task,
): { readonly service: Service; readonly path: string } {
  const refuse = (reason: string) =>
    inputFault({
      ...{ task, code: 'netsuite/other-host', place: 'field "path"' },
      reason,
      remedy: `Begin it with a slash, or with ${Object.values(client.urls).join(' or ')}`,
    });
  if (/^\/(?![/\\])/.test(written)) {
    const service: Service = written.startsWith('/app/site/hosting/') ? 'restlets' : 'suitetalk';
    return { service, path: written };
  }
  const services = Object.entries(client.urls) as readonly (readonly [Service, string])[];
  const own = services.find(([, url]) => written.startsWith(`${url}/`));
  if (own === undefined) throw refuse('leads to another host than those of this account');
  return { service: own[0], path: written.slice(own[1].length) };
}

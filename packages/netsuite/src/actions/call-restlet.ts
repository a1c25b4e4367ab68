import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { readFieldLines } from '../record/field-lines.js';
import { METHOD_EFFECTS, replyOutput, sendPlain } from './plain-request.js';

const scriptId = (what: string, prefix: string) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^([1-9]\\d*|${prefix}\\w+)$`), `${what} must be a number or ${prefix}...`);

const input = z.strictObject({
  script: scriptId('script', 'customscript').meta({
    title: 'Script',
    description: 'ID of the script: a number, or customscript_...',
  }),
  deploy: scriptId('deploy', 'customdeploy').meta({
    title: 'Deployment',
    description: 'ID of its deployment: a number, or customdeploy_...',
  }),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).meta({ title: 'Method' }),
  parameters: z
    .string()
    .max(20_000)
    .optional()
    .meta({ title: 'Parameters', description: 'One a line: name=value. They go into the address.' }),
  body: z
    .string()
    .trim()
    .max(10_000_000)
    .optional()
    .meta({ title: 'Body', description: 'JSON, for POST and PUT.' }),
});

/**
 * Calls a RESTlet. What the script does is its own affair, so a lost reply is left to a person.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export const callRestlet = defineAction<NetsuiteClient, z.output<typeof input>, z.output<typeof replyOutput>>(
  {
    title: 'Call RESTlet',
    input,
    output: replyOutput,
    effect: 'update',
    retry: 'never',
    async run(client, { script, deploy, method, parameters, body = '' }, call) {
      const task: Task = { verb: 'call', noun: 'RESTlet', id: `${script}/${deploy}` };
      const given = readFieldLines(parameters, { task, field: 'parameters' });
      return sendPlain(client, call, {
        ...{ method, body, task, service: 'restlets', effect: METHOD_EFFECTS[method] },
        path: '/app/site/hosting/restlet.nl',
        query: [
          ['script', script],
          ['deploy', deploy],
          ...Object.entries(given).map(
            ([name, value]) =>
              [
                name,
                typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value),
              ] as const,
          ),
        ],
        // A RESTlet answers in the form of the request, which a GET has by this header alone.
        headers: { 'content-type': 'application/json' },
      });
    },
  },
);

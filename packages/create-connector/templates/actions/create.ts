import type { Json } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { Client } from '../client.js';
import { returnedRow } from '../returned-row.js';
import { sendJson } from '../send-json.js';

const task = { verb: 'create', noun: 'sampleTarget' };

/** Flat, and of texts, numbers and choices only: that is what a Jira function can fill in. */
const input = z.strictObject({
  name: z.string().trim().min(1).max(200).meta({ title: 'Name' }),
});

const output = z.strictObject({
  id: z
    .number()
    .nullable()
    .meta({ title: 'ID', description: 'Empty where nothing was created, in a dry run.' }),
  name: z.string().meta({ title: 'Name' }),
});

/**
 * Creates one. The vendor keeps the key of the call as the row's `reference`, so after a lost reply `reconcile` can look
 * whether the row is there before anything is sent again.
 */
export const sampleActionAction = defineAction({
  title: 'Sample action',
  input,
  output,
  effect: 'create',
  retry: 'reconcile',
  async run(client: Client, { name }, call) {
    if (call.dryRun) return { kind: 'done', output: { id: null, name } };
    const reply = await sendJson(client, call, {
      method: 'POST',
      path: '/v1/sampleTarget',
      json: { name, reference: call.key },
      effect: 'create',
      task,
    });
    return { kind: 'done', output: returnedRow(reply, task, 'create') };
  },
  async reconcile(client, _input, call) {
    const reply = await sendJson(client, call, {
      method: 'GET',
      path: '/v1/sampleTarget',
      query: [['reference', call.key]],
      effect: 'none',
      task: { verb: 'look for', noun: 'sampleTarget' },
    });
    const [found] = (reply as { readonly items?: readonly Json[] } | null)?.items ?? [];
    return found === undefined ? undefined : returnedRow(found, task, 'none');
  },
});

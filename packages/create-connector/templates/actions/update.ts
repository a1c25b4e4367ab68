import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { Client } from '../client.js';
import { returnedRow } from '../returned-row.js';
import { sendJson } from '../send-json.js';

/** Flat, and of texts, numbers and choices only: that is what a Jira function can fill in. */
const input = z.strictObject({
  id: z.number().int().min(1).meta({ title: 'ID' }),
  name: z.string().trim().min(1).max(200).meta({ title: 'New name' }),
});

const output = z.strictObject({
  id: z.number().meta({ title: 'ID' }),
  name: z.string().meta({ title: 'Name' }),
});

/** Changes one. It sets fields to values, so sending it twice does what sending it once does: `safe`. */
export const sampleActionAction = defineAction({
  title: 'Sample action',
  input,
  output,
  effect: 'update',
  retry: 'safe',
  async run(client: Client, { id, name }, call) {
    const task = { verb: 'change', noun: `sampleTarget "${id}"` };
    const path = `/v1/sampleTarget/${id}`;
    if (call.dryRun) {
      // Looks whether it is there; changes nothing.
      await sendJson(client, call, { method: 'GET', path, effect: 'none', task });
      return { kind: 'done', output: { id, name } };
    }
    const reply = await sendJson(client, call, {
      method: 'PATCH',
      path,
      json: { name },
      effect: 'update',
      task,
    });
    return { kind: 'done', output: returnedRow(reply, task, 'update') };
  },
});

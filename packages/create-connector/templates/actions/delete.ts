import { type Call, isFault } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { Client } from '../client.js';
import { sendJson } from '../send-json.js';

/** Flat, and of texts, numbers and choices only: that is what a Jira function can fill in. */
const input = z.strictObject({
  id: z.number().int().min(1).meta({ title: 'ID' }),
});

const output = z.strictObject({
  id: z.number().meta({ title: 'ID' }),
});

/** Deletes one. After a lost reply `reconcile` looks whether it is gone: sent again, it would not be found. */
export const sampleActionAction = defineAction({
  title: 'Sample action',
  input,
  output,
  effect: 'delete',
  retry: 'reconcile',
  async run(client: Client, { id }, call) {
    const task = { verb: 'delete', noun: `sampleTarget "${id}"` };
    const path = `/v1/sampleTarget/${id}`;
    // A dry run looks whether it is there, and changes nothing.
    if (call.dryRun) await sendJson(client, call, { method: 'GET', path, effect: 'none', task });
    else await sendJson(client, call, { method: 'DELETE', path, effect: 'delete', task });
    return { kind: 'done', output: { id } };
  },
  async reconcile(client, { id }, call) {
    return (await isThere(client, call, id)) ? undefined : { id };
  },
});

async function isThere(client: Client, call: Call, id: number): Promise<boolean> {
  const task = { verb: 'look for', noun: `sampleTarget "${id}"` };
  try {
    await sendJson(client, call, { method: 'GET', path: `/v1/sampleTarget/${id}`, effect: 'none', task });
    return true;
  } catch (thrown) {
    if (isFault(thrown) && thrown.code === 'sample-vendor/not-found') return false;
    throw thrown;
  }
}

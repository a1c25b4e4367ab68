import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import { pollChanges } from './change-feed.js';

const event = z.object({ employeeId: z.string() });

/** An employee was added, looked for at intervals: for who cannot receive webhooks. */
export const employeeHired = defineTrigger<BamboohrClient, Record<string, never>, z.output<typeof event>>({
  kind: 'poll',
  title: 'Employee added',
  params: z.strictObject({}),
  event,
  poll: (client, request, call) =>
    pollChanges(client, request, call, { type: 'inserted', toData: ({ employeeId }) => ({ employeeId }) }),
});

import type { Check } from '../check.js';
import type { StreamDefinition } from './stream-definition.js';
import { fetchSummary } from './summary.js';

/** The check of one stream: a request that reads no row. */
export function checkReading(stream: StreamDefinition): Check {
  return {
    id: `read.${stream.name}`,
    title: `Read ${stream.title}`,
    needs: `The permission to read ${stream.title}`,
    unlocks: [stream.name],
    probe: (client, call) => fetchSummary(client, call, { stream }),
  };
}

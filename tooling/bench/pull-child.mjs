// Reads every employee of a mock through the host into a file of NDJSON, in a process of its own, and prints what it took.
// Its arguments are what `netsuite-mock --json` printed, and a list of the fields to read, empty for all.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';

/** Milliseconds between two looks at the event loop; the histogram holds them too. */
const LOOP_RESOLUTION_MS = 1;

const { url, accountId, ...secrets } = JSON.parse(process.argv[2] ?? '{}');
const fields = JSON.parse(process.argv[3] ?? '[]');
const resolve = createRequire(join(ROOT, 'apps', 'onlink', 'package.json')).resolve;
const { createHost } = await import(pathToFileURL(resolve('@onlink/host')).href);

const host = createHost({
  dataDir: '',
  pluginDirs: [],
  packageDirs: [join(ROOT, 'apps', 'onlink', 'node_modules')],
  allowLoopback: true,
  env: { ONLINK_KEY: Buffer.alloc(32, 1).toString('base64') },
  openStore: async () => inMemoryStore(),
});
await host.connections.add('bench', 'netsuite', { set: { accountId, baseUrl: url }, secrets });

const sink = createWriteStream('/dev/null');
const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
loop.enable();
const cpuBefore = process.cpuUsage();
const startedMs = performance.now();
const { rows } = await host.read('bench', {
  stream: 'employee',
  ...(fields.length > 0 && { fields }),
  signal: new AbortController().signal,
  /** @param {readonly object[]} records */
  onRecords: async (records) => {
    let text = '';
    for (const record of records) text += `${JSON.stringify(record)}\n`;
    if (!sink.write(text)) await once(sink, 'drain');
  },
});
const seconds = (performance.now() - startedMs) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);
loop.disable();
const p99Ms = loop.percentile(99) / 1e6 - LOOP_RESOLUTION_MS;
const peakMiB = process.resourceUsage().maxRSS / 1_024;
await host.close();
process.stdout.write(
  `${JSON.stringify({ rows, seconds, cpuMsPer1000: (user + system) / rows, p99Ms, peakMiB })}\n`,
);

/** The part of a store that connections need. */
function inMemoryStore() {
  const kept = new Map();
  return {
    kind: 'embedded',
    connections: {
      list: async () => [...kept.values()],
      /** @param {string} name */
      get: async (name) => kept.get(name),
      /** @param {{ name: string }} connection */
      insert: async (connection) => {
        kept.set(connection.name, connection);
        return true;
      },
    },
    close: async () => {},
  };
}

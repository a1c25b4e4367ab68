import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A connector written out by hand, as a third party's that knows nothing of this repository. */
export interface PlantedPlugin {
  readonly id: string;
  /** Streams as in the manifest. */
  readonly streams: readonly object[];
  readonly checks?: readonly object[];
  /** Config fields beside the secret `token`, all texts. */
  readonly fields?: readonly string[];
  /** Members of the connector, as the text of JavaScript. In it `client` is `{ ...config, token }`. */
  readonly members: string;
  /** JavaScript that the members use. In it `fault(details)` makes a fault. */
  readonly prelude?: string;
}

/** Writes the package of a connector into a folder of plugins. */
export async function plantPlugin(pluginsDir: string, plugin: PlantedPlugin): Promise<void> {
  const { id, streams, checks = [], fields = [], members, prelude = '' } = plugin;
  const dir = join(pluginsDir, id);
  const text = { type: 'string' };
  const manifest = {
    id,
    version: '1.0.0',
    title: id,
    category: 'test',
    api: { major: 1, minor: 0 },
    needs: [],
    config: {
      version: 1,
      schema: {
        type: 'object',
        properties: { token: text, ...Object.fromEntries(fields.map((field) => [field, text])) },
        required: ['token', ...fields],
      },
      secrets: ['/token'],
    },
    auth: [],
    stateVersion: 1,
    egress: [],
    checks,
    streams,
    actions: {},
    triggers: {},
    templates: [],
  };
  const entry = `
const brand = Symbol.for('onlink.connector/brand');
const manifest = ${JSON.stringify(manifest)};
const fault = (details) => Object.assign(new Error(details.message), {
  blame: 'remote', scope: 'stream', retry: 'never', effect: 'none', code: 'sample/failed', ...details, [brand]: 'fault@1' });
${prelude}
const connector = {
  [brand]: 'connector@1',
  manifest,
  config: { '~standard': { version: 1, vendor: 'test', validate: (value) => typeof value.token === 'string'
    ? { value } : { issues: [{ message: 'is missing', path: ['token'] }] } } },
  account: (config) => ({ key: config.account ?? 'acme', hosts: [] }),
  open: async (config) => ({ ...config, token: config.token.reveal() }),
  async *check() {},
  ${members}
};
export default { [brand]: 'plugin', manifest, register: { 1: (scope) =>
  scope.register(Symbol.for('onlink.connector/connector@1'), { useFactory: () => connector }) } };
`;
  await mkdir(dir, { recursive: true });
  const packageJson = {
    name: id,
    version: '1.0.0',
    type: 'module',
    onlink: { manifest: 'manifest.json', entry: 'index.js' },
  };
  await writeFile(join(dir, 'package.json'), JSON.stringify(packageJson));
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'index.js'), entry);
}

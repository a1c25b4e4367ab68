import { diffManifests, renderReference } from '@onlink/testkit';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const { manifest } = plugin;

const FIELDS = [
  ...['auth', 'accountId', 'consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'],
  ...['clientId', 'certificateId', 'privateKey', 'scopes', 'baseUrl'],
];

describe('the NetSuite manifest', () => {
  it('renders as a form: every field of the connection under its group, secrets as secrets', () => {
    const [form = ''] = renderReference(manifest).split('\n## Checks');
    const names = [...form.matchAll(/^\| .* \(`(\w+)`\) \| (\w+)/gm)];
    expect(names.map(([, name]) => name)).toEqual(FIELDS);
    const secrets = names.filter(([, , kind]) => kind === 'secret').map(([, name]) => `/${name}`);
    expect(secrets.sort()).toEqual(manifest.config.secrets);
    expect(form.match(/^### .*/gm)).toEqual([
      '### Account',
      '### Integration record',
      '### Access token',
      '### Certificate',
      '### Advanced',
    ]);
  });

  it('renders whole as a reference', () => {
    const reference = renderReference(manifest);
    const names = [
      ...FIELDS,
      ...manifest.streams.flatMap(({ name, schema }) => [name, ...Object.keys(schema['properties'] ?? {})]),
      ...manifest.checks.map(({ id }) => id),
      ...manifest.templates.map(({ id }) => id),
    ];
    expect(names.filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
  });

  it('does not differ from itself', () => {
    expect(diffManifests(manifest, manifest)).toMatchObject({ differences: [], due: 'none', isEnough: true });
  });
});

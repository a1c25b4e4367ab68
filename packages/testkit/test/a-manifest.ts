import type { JsonObject, Manifest } from '@onlink/core';

/** What to change: the value at each JSON pointer; `undefined` takes it away. */
export type Edits = { readonly [pointer: string]: unknown };

const text: JsonObject = { type: 'string' };

/** An object that takes the fields named and no other. */
export function anObject(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

const MANIFEST: Manifest = {
  id: 'sample',
  version: '1.2.3',
  title: 'Sample',
  category: 'HR',
  description: 'Reads people.',
  api: { major: 1, minor: 2 },
  needs: ['webhooks'],
  config: {
    version: 2,
    schema: anObject(
      {
        account: { ...text, title: 'Account' },
        key: { ...text, writeOnly: true, format: 'password' },
        region: text,
      },
      ['account', 'key'],
    ),
    secrets: ['/key'],
  },
  auth: [{ id: 'token', scheme: 'bearer', pointer: '/key', oauth: { scopes: ['read'] } }],
  stateVersion: 2,
  egress: ['*.sample.invalid', 'files.invalid'],
  checks: [{ id: 'read.person', title: 'Read people', unlocks: ['person'] }],
  streams: [
    {
      name: 'person',
      title: 'People',
      schema: anObject({ id: text, name: { type: ['string', 'null'] } }, ['id', 'name']),
      key: ['id'],
      cursor: { field: 'changed', ordered: true, grainMs: 1000, overlapMs: 60_000 },
      deletes: 'by-absence',
      params: anObject({ page_size: { type: 'integer', minimum: 1, maximum: 1000, default: 1000 } }),
    },
  ],
  actions: {
    'create-person': {
      title: 'Create a person',
      effect: 'create',
      retry: 'by-key',
      input: anObject({ name: text, team: text }, ['name']),
      output: anObject({ id: text }, ['id']),
      options: ['team'],
    },
  },
  triggers: {
    hired: {
      kind: 'webhook',
      title: 'Somebody was hired',
      params: anObject({ team: text }),
      event: anObject({ id: text }, ['id']),
      schemes: [{ kind: 'basic_auth' }],
    },
  },
  templates: [{ id: 'people', title: 'People', mapping: 'key:id=ID' }],
};

/** A manifest with one of everything, changed as wished. */
export function aManifest(edits: Edits = {}): Manifest {
  const manifest: unknown = structuredClone(MANIFEST);
  for (const [pointer, value] of Object.entries(edits)) edit(manifest, pointer.split('/').slice(1), value);
  return manifest as Manifest;
}

function edit(target: unknown, [name = '', ...rest]: readonly string[], value: unknown): void {
  const holder = target as { [name: string]: unknown };
  if (rest.length > 0) edit(holder[name], rest, value);
  else if (value === undefined) delete holder[name];
  else holder[name] = value;
}

/** The first of a list, which is there. */
export function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

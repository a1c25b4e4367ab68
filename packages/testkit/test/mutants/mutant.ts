import { BRAND, type Call, type Json, type Plugin, type ReadEvent, type ReadRequest } from '@onlink/core';
import { defineConnector, definePlugin } from '@onlink/core/define';
import type { HostileRemote, Scenarios } from '../../src/index.js';
import type { Client } from '../reference/client.js';
import { type Definition, REFERENCE } from '../reference/reference-connector.js';

/** What a defect makes of the reference. */
export type Mutate = (reference: Definition) => Definition;

/** A connector with one defect, and the rule that must find it. */
export interface Mutant {
  /** What it does, as the end of "A connector that ...". */
  readonly name: string;
  readonly breaks: string;
  /** Rules that must fall with it, because the defect shows there too. */
  readonly also?: readonly string[];
  readonly mutate?: Mutate;
  /** For defects that no definition can have. */
  readonly plugin?: (plugin: Plugin) => Plugin;
  readonly scenarios?: (scenarios: Scenarios<HostileRemote>) => Scenarios<HostileRemote>;
  /** Whether it takes 10,000 rows to show. */
  readonly needsManyRows?: true;
}

/** The mutant as a plugin. */
export function pluginOf({ mutate = (same) => same, plugin = (same) => same }: Mutant): Plugin {
  return plugin(definePlugin(defineConnector(mutate(REFERENCE))));
}

type Read = (client: Client, request: ReadRequest, call: Call) => AsyncGenerator<ReadEvent>;

/** The same definition with another reader, which may use the right one. */
export function withRead(change: (right: Read) => Read): (reference: Definition) => Definition {
  return (reference) => {
    const { source } = reference;
    if (source === undefined) throw new Error('the reference has a source');
    return { ...reference, source: { plan: source.plan, read: change(source.read as Read) } };
  };
}

/** The same reader, its events passed through a function that may give several, one or none for each. */
export function eachEvent(change: (event: ReadEvent, request: ReadRequest) => readonly ReadEvent[]): Mutate {
  return withRead(
    (right) =>
      async function* (client, request, call) {
        for await (const event of right(client, request, call)) yield* change(event, request);
      },
  );
}

/** The same definition whose planning and reading are given another call. */
function withCall(change: (call: Call) => Call): Mutate {
  return (reference) => {
    const { source } = reference;
    if (source === undefined) throw new Error('the reference has a source');
    return {
      ...reference,
      source: {
        plan: (client, request, call) => source.plan(client, request, change(call)),
        read: (client, request, call) => source.read(client, request, change(call)),
      },
    };
  };
}

/** The same definition with another exchange under its planning and reading. */
export function withExchange(change: (call: Call) => Call['exchange']): Mutate {
  return withCall((call) => ({ ...call, exchange: change(call) }));
}

/** The same definition, what its planning and reading throw passed through a function. */
export function withThrown(change: (thrown: unknown, client: Client) => unknown): Mutate {
  return (reference) => {
    const { source } = reference;
    if (source === undefined) throw new Error('the reference has a source');
    const changed = <Item, Args extends readonly unknown[]>(
      right: (client: Client, ...args: Args) => AsyncIterable<Item>,
    ): ((client: Client, ...args: Args) => AsyncGenerator<Item>) =>
      async function* (client, ...args) {
        try {
          yield* right(client, ...args);
        } catch (thrown) {
          throw change(thrown, client);
        }
      };
    return { ...reference, source: { plan: changed(source.plan), read: changed(source.read) } };
  };
}

/** The same plugin whose connector is another one than the manifest was made for. */
export function withConnector(change: (connector: object) => object): (plugin: Plugin) => Plugin {
  return (plugin) => ({
    ...plugin,
    [BRAND]: 'plugin',
    register: {
      1: (scope) =>
        plugin.register[1]?.({
          register: (token, { useFactory }) =>
            scope.register(token, { useFactory: (inner) => change(useFactory(inner) as object) as never }),
          resolve: (token) => scope.resolve(token),
        }),
    },
  });
}

/** The same plugin with another manifest, in code and in its file alike. */
export function withManifest(
  change: (manifest: { readonly [key: string]: Json }) => object,
): (plugin: Plugin) => Plugin {
  return (plugin) => {
    const manifest = change(
      plugin.manifest as unknown as { readonly [key: string]: Json },
    ) as Plugin['manifest'];
    return withConnector((connector) => ({ ...connector, manifest }))({ ...plugin, manifest });
  };
}

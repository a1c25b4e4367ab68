import { createFault, isFault, type Json } from '@onlink/core';
import { ask, type Client } from '../reference/client.js';
import { type Mutant, withConnector, withExchange, withManifest, withRead, withThrown } from './mutant.js';

/** Connectors that misbehave around what they read. */
export const SERVICE_MUTANTS: readonly Mutant[] = [
  {
    name: 'is newer than its manifest',
    breaks: 'manifest-equals-code',
    plugin: withConnector((connector) => ({
      ...connector,
      manifest: { ...(connector as { manifest: object }).manifest, version: '1.0.1' },
    })),
  },
  {
    name: 'has an action that its manifest hides',
    breaks: 'manifest-equals-code',
    plugin: withConnector((connector) => {
      const { actions } = connector as { actions: { readonly [name: string]: unknown } };
      return { ...connector, actions: { ...actions, hidden: actions['notify'] } };
    }),
  },
  {
    name: 'keeps a password in a plain field',
    breaks: 'secrets-are-marked',
    plugin: withManifest((manifest) => {
      const config = manifest['config'] as { readonly schema: { readonly properties: object } };
      const properties = { ...config.schema.properties, password: { type: 'string', title: 'Password' } };
      return { ...manifest, config: { ...config, schema: { ...config.schema, properties } } };
    }),
  },
  {
    name: 'leaves a field without a title',
    breaks: 'renders-from-manifest',
    plugin: withManifest((manifest) => {
      const config = manifest['config'] as { readonly schema: { readonly properties: object } };
      const properties = { ...config.schema.properties, region: { type: 'string' } };
      return { ...manifest, config: { ...config, schema: { ...config.schema, properties } } };
    }),
  },
  {
    name: 'wants an object in the input of an action',
    breaks: 'flat-inputs',
    plugin: withManifest((manifest) => {
      const actions = manifest['actions'] as { readonly [name: string]: { readonly [key: string]: Json } };
      const input = {
        type: 'object',
        properties: {
          text: { type: 'object', title: 'Text', properties: { en: { type: 'string', title: 'English' } } },
        },
      };
      return { ...manifest, actions: { ...actions, notify: { ...actions['notify'], input } } };
    }),
  },
  {
    name: 'forgot how its first version stored things',
    breaks: 'upgrades-from-golden',
    mutate: (reference) => ({ ...reference, upgrade: ({ value }) => value }),
  },
  {
    name: 'raised the version of its state and kept no golden one',
    breaks: 'upgrades-from-golden',
    mutate: (reference) => ({ ...reference, stateVersion: 3 }),
  },
  {
    name: 'writes a row to see whether it may',
    breaks: 'check',
    mutate: (reference) => ({
      ...reference,
      async *check(client, call) {
        await ask(client, call, {
          method: 'POST',
          path: '/tables/message',
          json: { text: 'probe' },
          effect: 'create',
        }).catch(() => ({}));
        yield* reference.check(client, call);
      },
    }),
  },
  {
    name: 'says nothing of a capability in check',
    breaks: 'check',
    also: ['check-explains'],
    mutate: (reference) => ({
      ...reference,
      async *check(client, call) {
        for await (const item of reference.check(client, call)) if (item.id !== 'people') yield item;
      },
    }),
  },
  {
    name: 'throws in check',
    breaks: 'check-explains',
    also: ['revoked-credentials'],
    mutate: (reference) => ({
      ...reference,
      async *check(client, call) {
        for await (const item of reference.check(client, call)) {
          if (item.fault !== undefined) throw item.fault;
          yield item;
        }
      },
    }),
  },
  {
    name: 'blames the network for a refused login',
    breaks: 'revoked-credentials',
    mutate: (reference) => ({
      ...reference,
      async *check(client, call) {
        for await (const item of reference.check(client, call)) {
          const fault =
            item.fault?.blame === 'credentials'
              ? createFault({ ...item.fault, blame: 'network' })
              : item.fault;
          yield { ...item, ...(fault && { fault }) };
        }
      },
    }),
  },
  {
    name: 'tries again by itself when its permission is gone',
    breaks: 'refusals-need-a-person',
    mutate: withThrown((thrown) =>
      isFault(thrown) && thrown.blame === 'permission'
        ? createFault({ ...thrown, retry: { afterMs: 1 } })
        : thrown,
    ),
  },
  {
    name: 'leaves a stream out when it discovers',
    breaks: 'discover-keeps-to-manifest',
    mutate: (reference) => ({
      ...reference,
      async *discover(client, request, call) {
        for await (const stream of reference.discover!(client, request, call))
          if (request.stream !== undefined || stream.name !== 'device') yield stream;
      },
    }),
  },
  {
    name: 'puts its token into the detail of a fault',
    breaks: 'no-secret-leaks',
    mutate: withThrown((thrown, client) =>
      isFault(thrown)
        ? createFault({ ...thrown, remote: { detail: `POST /token {"refresh":"${client.refresh}"}` } })
        : thrown,
    ),
  },
  {
    name: 'logs its token in base64',
    breaks: 'no-secret-leaks',
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          call.log('debug', 'people.request', {
            header: btoa(`user:${client.config.refreshToken.reveal()}`),
          });
          yield* right(client, request, call);
        },
    ),
  },
  {
    name: 'keeps its token in its state, percent-encoded',
    breaks: 'no-secret-leaks',
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          const secret = client.config.refreshToken.reveal();
          for await (const event of right(client, request, call))
            yield event.kind === 'checkpoint'
              ? { ...event, state: { ...(event.state as object), hint: encodeURIComponent(secret) } }
              : event;
        },
    ),
  },
  {
    name: 'looks at the clock on the wall',
    breaks: 'no-ambient-authority',
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          Date.now();
          yield* right(client, request, call);
        },
    ),
  },
  {
    name: 'reads the environment in an action',
    breaks: 'no-ambient-authority',
    mutate: (reference) => ({
      ...reference,
      actions: {
        ...reference.actions,
        'find-person': {
          ...reference.actions!['find-person']!,
          run: (...args) => {
            void process.env['HOME'];
            return reference.actions!['find-person']!.run(...args);
          },
        },
      },
    }),
  },
  {
    name: 'closes all its clients when one is closed',
    breaks: 'opens-lazily',
    mutate: (reference) => {
      const clients = new Set<Client>();
      return {
        ...reference,
        open: async (config, context) => {
          const client = await reference.open(config, context);
          clients.add(client);
          return client;
        },
        close: async () => {
          for (const client of clients) client.closed = true;
        },
      };
    },
  },
  {
    name: 'fails when it is closed a second time',
    breaks: 'closes-cleanly',
    mutate: (reference) => ({
      ...reference,
      close: async (client) => {
        if (client.closed) throw new Error('closed already');
        client.closed = true;
      },
    }),
  },
  {
    name: 'follows a link to another host',
    breaks: 'stays-within-hosts',
    mutate: withExchange((call) => async (request) => {
      await call.exchange({ ...request, url: 'https://elsewhere.invalid/statistics' }).catch(() => undefined);
      return call.exchange(request);
    }),
  },
  {
    name: 'knows a fault only by its class',
    breaks: 'two-copies',
    mutate: withThrown((thrown) => (thrown instanceof Error ? thrown : new Error('something unexpected'))),
  },
  {
    name: 'stores a rotated secret the first time only',
    breaks: 'rotated-secret',
    mutate: (reference) => ({
      ...reference,
      open: (config, context) => {
        let stored = false;
        const rotateSecret: typeof context.rotateSecret = async (...args) => {
          if (!stored) await context.rotateSecret(...args);
          stored = true;
        };
        return reference.open(config, { ...context, rotateSecret });
      },
    }),
  },
];

import { createFault, isFault, type Stream } from '@onlink/core';
import { createRootScope, type HostScope, redactFault } from '@onlink/runtime';
import type { LogSink } from './call/create-call.js';
import { delayUntilAborted } from './clock/system-clock.js';
import { type CheckResult, checkConnection } from './connections/check-connection.js';
import { type ConnectionService, createConnectionService } from './connections/connection-service.js';
import { type OpenConnection, openConnection } from './connections/open-connection.js';
import { type AccountBudget, createAccountBudget } from './exchange/account-budget.js';
import { HOST_SERVICES } from './host-services.js';
import type { ImportDefinition } from './imports/parse-definition.js';
import { type ImportResult, type RunImportOptions, runImport } from './imports/run-import.js';
import type { FoundPlugin, PluginLocations } from './plugins/find-plugins.js';
import { createPluginRegistry } from './plugins/plugin-registry.js';
import { describeStreams } from './read/find-stream.js';
import { type ReadStreamOptions, readStream } from './read/read-stream.js';
import type { StoreOptions } from './store/database-backend.js';
import type { ImportStatus, Store, StoreArchive, StoredObject } from './store/store.js';

/** What a host is made of. */
export interface HostOptions extends PluginLocations {
  /** Where the embedded store, the vault key and the lock are. Made, with mode 0700, when first needed. */
  readonly dataDir: string;
  /** PostgreSQL to use instead of the embedded store. */
  readonly databaseUrl?: string;
  /** Whose data this host sees. Default `default`. */
  readonly tenant?: string;
  /** Whether connections may reach this machine itself. Default false: the CLI allows it, an embedding host only knowingly. */
  readonly allowLoopback?: boolean;
  /** Records at most in one run of an import, whatever its file says: a whole number from 1. Default open. */
  readonly maxRecordsPerRun?: number;
  /** For the vault key: `ONLINK_KEY` and `ONLINK_KEY_FILE`. Default none. */
  readonly env?: { readonly [name: string]: string | undefined };
  readonly log?: LogSink;
  /** How this process is named to others that find the store busy. Default `onlink`. */
  readonly command?: string;
  /** Opens the store; for tests that look at a store from inside. */
  readonly openStore?: (options: StoreOptions) => Promise<Store>;
}

/** A host: connectors loaded at run time, connections, reads and imports. Everything is opened when first used. */
export interface Host {
  readonly connections: ConnectionService;
  listPlugins(): Promise<readonly FoundPlugin[]>;
  /** One result per capability, in the manifest's order of checks. */
  check(connectionName: string, signal: AbortSignal): AsyncIterable<CheckResult>;
  discover(connectionName: string, signal: AbortSignal, streamName?: string): Promise<readonly Stream[]>;
  /** Reads straight from the remote; nothing is stored. */
  read(connectionName: string, options: ReadStreamOptions): Promise<{ readonly rows: number }>;
  runImport(
    definition: ImportDefinition,
    options: Pick<RunImportOptions, 'limit' | 'signal' | 'onEvent'>,
  ): Promise<ImportResult>;
  importStatus(importName: string): Promise<ImportStatus | undefined>;
  objectTypes(): Promise<readonly { readonly objectType: string; readonly count: number }[]>;
  countObjects(objectType: string): Promise<number>;
  listObjects(objectType: string, options?: { readonly limit?: number }): AsyncIterable<StoredObject>;
  /** Moves everything that is stored. */
  readonly archive: StoreArchive;
  /** Closes connections, store and sockets. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Makes a host. Nothing is opened, and no plugin's code runs, before it is needed.
 *
 * @throws a fault `host/bad-option` when `maxRecordsPerRun` is no whole number from 1
 */
export function createHost(options: HostOptions): Host {
  const { maxRecordsPerRun } = options;
  if (maxRecordsPerRun !== undefined && !(Number.isInteger(maxRecordsPerRun) && maxRecordsPerRun >= 1)) {
    throw badLimit(maxRecordsPerRun);
  }
  const root = createRootScope({ delay: delayUntilAborted });
  registerServices(root, options);
  const plugins = root.resolve(HOST_SERVICES.plugins);
  const connections = root.resolve(HOST_SERVICES.connections);
  const store = (): Promise<Store> => root.resolve(HOST_SERVICES.store);
  const now = (): string => new Date().toISOString();

  const open = async (connectionName: string): Promise<OpenConnection> =>
    openConnection(await connections.resolve(connectionName), {
      plugins,
      exchange: () => root.resolve(HOST_SERVICES.exchange),
      budgetOf: root.resolve(HOST_SERVICES.budgets),
      allowLoopback: options.allowLoopback ?? false,
      log: options.log ?? (() => undefined),
    });
  const using = async <Result>(
    connectionName: string,
    work: (connection: OpenConnection) => Promise<Result>,
  ): Promise<Result> => {
    const connection = await open(connectionName);
    try {
      return await work(connection);
    } catch (error) {
      // Whoever made the fault: it may name a field, a partition or a row that came from the connector.
      throw isFault(error) ? redactFault(error, connection.redactor) : error;
    } finally {
      await connection.close();
    }
  };

  return {
    connections,
    listPlugins: () => plugins.list(),
    async *check(connectionName, signal) {
      const connection = await open(connectionName);
      try {
        yield* checkConnection(connection, signal);
      } finally {
        await connection.close();
      }
    },
    discover: (connectionName, signal, streamName) =>
      using(connectionName, (connection) => describeStreams(connection, signal, streamName)),
    read: (connectionName, readOptions) =>
      using(connectionName, (connection) => readStream(connection, readOptions)),
    runImport: (definition, runOptions) =>
      using(definition.connection, async (connection) =>
        runImport({
          ...runOptions,
          ...(maxRecordsPerRun !== undefined && { maxRecords: maxRecordsPerRun }),
          definition,
          connection,
          store: await store(),
          now,
        }),
      ),
    importStatus: async (importName) => (await store()).imports.status(importName),
    objectTypes: async () => (await store()).objects.types(),
    countObjects: async (objectType) => (await store()).objects.count(objectType),
    async *listObjects(objectType, listOptions) {
      yield* (await store()).objects.list(objectType, listOptions);
    },
    archive: {
      export: async (write) => (await store()).archive.export(write),
      import: async (lines, name) => (await store()).archive.import(lines, name),
    },
    close: () => root.dispose(),
  };
}

function registerServices(root: HostScope, options: HostOptions): void {
  const { dataDir, databaseUrl, tenant = 'default', env = {}, command = 'onlink' } = options;
  root.register(HOST_SERVICES.plugins, { useFactory: () => createPluginRegistry(options, root) });
  root.register(HOST_SERVICES.store, {
    useFactory: async () => {
      const openStore = options.openStore ?? (await import('./store/open-store.js')).openStore;
      return openStore({ dataDir, tenant, command, ...(databaseUrl !== undefined && { databaseUrl }) });
    },
    dispose: async (opened) => (await settled(opened))?.close(),
  });
  root.register(HOST_SERVICES.vault, {
    useFactory: async () => {
      const { openVault } = await import('./vault/open-vault.js');
      const holdsSecrets = async (): Promise<boolean> => {
        const connections = await (await root.resolve(HOST_SERVICES.store)).connections.list();
        return connections.some(({ secrets }) => secrets.length > 0);
      };
      return openVault({ dataDir, env, holdsSecrets });
    },
  });
  root.register(HOST_SERVICES.exchange, {
    useFactory: async () => (await import('./exchange/pool-exchange.js')).createPoolExchange(),
    dispose: async (opened) => (await settled(opened))?.close(),
  });
  root.register(HOST_SERVICES.budgets, { useFactory: createBudgets });
  root.register(HOST_SERVICES.connections, {
    useFactory: (scope) =>
      createConnectionService({
        plugins: scope.resolve(HOST_SERVICES.plugins),
        store: () => scope.resolve(HOST_SERVICES.store),
        vault: () => scope.resolve(HOST_SERVICES.vault),
        tenant,
        now: () => new Date().toISOString(),
      }),
  });
}

function badLimit(given: number): Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'host/bad-option',
    message: `Failed to make host: maxRecordsPerRun is ${given}. Set a whole number from 1, or leave it out.`,
  });
}

function createBudgets(): (accountKey: string) => AccountBudget {
  const budgets = new Map<string, AccountBudget>();
  return (accountKey) => {
    const budget = budgets.get(accountKey) ?? createAccountBudget();
    budgets.set(accountKey, budget);
    return budget;
  };
}

/** What a promise gave, or `undefined` when it failed: what never opened needs no closing. */
async function settled<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  return promise.catch(() => undefined);
}

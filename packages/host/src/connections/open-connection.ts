import {
  type Account,
  type Call,
  type Connector,
  createFault,
  type Effect,
  type Fault,
  type JsonObject,
  type Manifest,
  token,
} from '@onlink/core';
import { type Redactor, redactFault, toFault } from '@onlink/runtime';
import { createCall, type LogSink } from '../call/create-call.js';
import type { AccountBudget } from '../exchange/account-budget.js';
import { egressRules } from '../exchange/egress.js';
import type { PoolExchange } from '../exchange/pool-exchange.js';
import type { PluginRegistry } from '../plugins/plugin-registry.js';
import type { ResolvedConnection } from './connection-service.js';
import { prepareRedacted } from './prepare-redacted.js';

/** An open connection: a connector's client, and the way to make calls with it. */
export interface OpenConnection {
  readonly name: string;
  readonly manifest: Manifest;
  readonly connector: Connector<unknown, unknown>;
  readonly client: unknown;
  /** Which remote account it reaches. */
  readonly account: Account;
  readonly redactor: Redactor;
  /** Requests that the remote account takes at once, as far as is known. */
  readonly allowedAtOnce: () => number;
  createCall(
    signal: AbortSignal,
    options?: { readonly deadlineMs?: number; readonly attempt?: number },
  ): Call;
  /** What was thrown, as a fault with every secret taken out. */
  faultOf(
    thrown: unknown,
    doing: { verb: string; noun: string; effect: Effect; signal?: AbortSignal },
  ): Fault;
  close(): Promise<void>;
}

/** What opening works with. */
export interface OpenConnectionOptions {
  readonly plugins: PluginRegistry;
  readonly exchange: () => Promise<PoolExchange>;
  readonly budgetOf: (accountKey: string) => AccountBudget;
  readonly allowLoopback: boolean;
  readonly log: LogSink;
}

/** A reader is asked to checkpoint and return after this long; the host then calls it again. */
const DEFAULT_DEADLINE_MS = 10 * 60_000;

/**
 * Opens a connection in a DI scope of its own, a child of its plugin's. No remote call is made.
 *
 * @throws a redacted fault: `config/invalid`, or whatever the connector failed with
 */
export async function openConnection(
  resolved: ResolvedConnection,
  options: OpenConnectionOptions,
): Promise<OpenConnection> {
  const { name, connectorId, connectorVersion, rawConfig } = resolved;
  const { connector, scope: pluginScope } = await options.plugins.load(connectorId, connectorVersion);
  const { manifest } = connector;
  const { config, redactor } = await prepareRedacted(connector, rawConfig, name);
  const faultOf: OpenConnection['faultOf'] = (thrown, doing) =>
    redactFault(
      toFault(thrown, { ...doing, connectorId: manifest.id, redact: (text) => redactor.redact(text) }),
      redactor,
    );
  const opening = { verb: 'open', noun: name, effect: 'none' } as const;

  const scope = pluginScope.createChild(`connection:${name}`);
  const clientToken = token<Promise<unknown>>('client@1');
  scope.register(clientToken, {
    useFactory: () => connector.open(config, { connectionId: name, rotateSecret: refuseRotation }),
    dispose: async (opened) => connector.close?.(await opened),
  });
  let account: Account;
  let client: unknown;
  try {
    account = connector.account(config);
    client = await scope.resolve(clientToken);
  } catch (thrown) {
    throw faultOf(thrown, opening);
  }
  const budget = options.budgetOf(`${manifest.id}:${account.key}`);
  const egress = egressRules(manifest, account, {
    config: config as JsonObject,
    allowLoopback: options.allowLoopback,
  });
  const pool = await options.exchange();
  return {
    name,
    manifest,
    connector,
    client,
    account,
    redactor,
    allowedAtOnce: () => budget.allowed,
    createCall: (signal, { deadlineMs = DEFAULT_DEADLINE_MS, attempt = 1 } = {}) =>
      createCall({
        signal,
        deadlineMs,
        attempt,
        budget,
        egress,
        send: (request, callSignal) => pool.exchange(request, callSignal),
        log: (level, event, fields) =>
          options.log(level, redactor.redact(event), redactor.redactJson(fields)),
      }),
    faultOf,
    close: () => scope.dispose(),
  };
}

async function refuseRotation(pointer: string): Promise<never> {
  throw createFault({
    blame: 'host',
    scope: 'connection',
    retry: 'never',
    effect: 'none',
    code: 'host/rotation-not-available',
    message: `Failed to rotate secret "${pointer}": this host does not store rotated secrets yet. Enter the new secret with "onlink connection set".`,
  });
}

import {
  type Call,
  type Connector,
  createFault,
  type Effect,
  type Fault,
  type JsonObject,
  type Manifest,
  token,
} from '@onlink/core';
import { createRedactor, prepareConfig, type Redactor, toFault } from '@onlink/runtime';
import { createCall, type LogSink } from '../call/create-call.js';
import type { AccountBudget } from '../exchange/account-budget.js';
import { egressRules } from '../exchange/egress.js';
import type { PoolExchange } from '../exchange/pool-exchange.js';
import type { PluginRegistry } from '../plugins/plugin-registry.js';
import type { ResolvedConnection } from './connection-service.js';

/** An open connection: a connector's client, and the way to make calls with it. */
export interface OpenConnection {
  readonly name: string;
  readonly manifest: Manifest;
  readonly connector: Connector<unknown, unknown>;
  readonly client: unknown;
  readonly redactor: Redactor;
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

/** Opens a connection in a DI scope of its own, a child of its plugin's. No remote call is made. */
export async function openConnection(
  resolved: ResolvedConnection,
  options: OpenConnectionOptions,
): Promise<OpenConnection> {
  const { connector, scope: pluginScope } = await options.plugins.load(
    resolved.connectorId,
    resolved.connectorVersion,
  );
  const { manifest } = connector;
  const { config, secretTexts } = await prepareConfig(connector, resolved.rawConfig, resolved.name);
  const redactor = createRedactor(secretTexts);
  const account = connector.account(config);
  const budget = options.budgetOf(`${manifest.id}:${account.key}`);
  const egress = egressRules(manifest, account, {
    config: config as JsonObject,
    allowLoopback: options.allowLoopback,
  });
  const pool = await options.exchange();

  const scope = pluginScope.createChild(`connection:${resolved.name}`);
  const clientToken = token<Promise<unknown>>('client@1');
  scope.register(clientToken, {
    useFactory: () => connector.open(config, { connectionId: resolved.name, rotateSecret: refuseRotation }),
    dispose: async (opened) => connector.close?.(await opened),
  });
  return {
    name: resolved.name,
    manifest,
    connector,
    client: await scope.resolve(clientToken),
    redactor,
    createCall: (signal, { deadlineMs = DEFAULT_DEADLINE_MS, attempt = 1 } = {}) =>
      createCall({
        signal,
        deadlineMs,
        attempt,
        budget,
        egress,
        send: (request, callSignal) => pool.exchange(request, callSignal),
        log: (level, event, fields) => options.log(level, event, redactor.redactJson(fields)),
      }),
    faultOf: (thrown, { verb, noun, effect, signal }) =>
      redactFault(
        toFault(thrown, { verb, noun, connectorId: manifest.id, effect, ...(signal && { signal }) }),
        redactor,
      ),
    close: () => scope.dispose(),
  };
}

function redactFault(fault: Fault, redactor: Redactor): Fault {
  const { blame, scope, retry, effect, code, message, fix, remote } = fault;
  return createFault({
    blame,
    scope,
    retry,
    effect,
    code,
    message: redactor.redact(message),
    ...(fix && { fix: { ...fix, text: redactor.redact(fix.text) } }),
    ...(remote && {
      remote: { ...remote, ...(remote.detail && { detail: redactor.redact(remote.detail) }) },
    }),
  });
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

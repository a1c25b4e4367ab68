import type { ConnectionView } from '@onlink/host';
import type { Output } from '../output/output.js';
import { formatTable } from '../output/table.js';
import type { Work } from '../session.js';
import { readSecrets, type Values } from './values.js';

/** The flags that change a connection. */
export interface ConnectionFlags {
  readonly set?: Values;
  readonly secret?: Values;
  readonly unset?: readonly string[];
}

/** `onlink connection add`. */
export function addConnection(name: string, flags: ConnectionFlags & { readonly connector: string }): Work {
  return async ({ host, out }) => {
    const { connector, set = {}, secret = {} } = flags;
    const view = await host.connections.add(name, connector, { set, secrets: await readSecrets(secret) });
    out.document({ connection: view });
    out.line(`Added connection "${name}". Try it: onlink check ${name}`);
  };
}

/** `onlink connection set`. */
export function setConnection(name: string, flags: ConnectionFlags): Work {
  return async ({ host, out }) => {
    const { set = {}, secret = {}, unset = [] } = flags;
    const view = await host.connections.set(name, { set, unset, secrets: await readSecrets(secret) });
    out.document({ connection: view });
    const changed = [...Object.keys(set), ...Object.keys(secret), ...unset];
    out.line(
      changed.length === 0
        ? `Nothing was given to change in connection "${name}".`
        : `Changed ${changed.join(', ')} of connection "${name}". Try it: onlink check ${name}`,
    );
  };
}

/** `onlink connection list`. */
export function listConnections(): Work {
  return async ({ host, out }) => {
    const connections = await host.connections.list();
    out.document({ connections });
    if (connections.length === 0) {
      out.line('There is no connection yet. Add one: onlink connection add NAME --connector ID');
      return;
    }
    const rows = connections.map((view) => [
      view.name,
      view.connectorId,
      view.connectorVersion,
      view.updatedAt,
    ]);
    out.line(formatTable(['NAME', 'CONNECTOR', 'VERSION', 'CHANGED'], rows));
  };
}

/** `onlink connection show`. */
export function showConnection(name: string): Work {
  return async ({ host, out }) => {
    const view = await host.connections.show(name);
    out.document({ connection: view });
    describeConnection(view, out);
  };
}

/** `onlink connection remove`. */
export function removeConnection(name: string): Work {
  return async ({ host, out }) => {
    await host.connections.remove(name);
    out.document({ removed: name });
    out.line(`Removed connection "${name}". What was imported through it stays.`);
  };
}

function describeConnection(view: ConnectionView, out: Output): void {
  const settings = Object.entries(view.config).map(([field, value]) => [
    field,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const secrets = Object.entries(view.secrets).map(([field, state]) => [
    field,
    state === 'set' ? '(secret, set)' : '(secret, missing)',
  ]);
  out.line(`${view.name}: ${view.connectorId} ${view.connectorVersion}, changed ${view.updatedAt}`);
  out.line(formatTable(['FIELD', 'VALUE'], [...settings, ...secrets]));
}

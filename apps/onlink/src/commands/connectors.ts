import { faultToJson } from '@onlink/core';
import { formatTable } from '../output/table.js';
import type { Work } from '../session.js';

/** `onlink connectors`: what is installed, and why what is refused is. */
export function connectors(): Work {
  return async ({ host, out }) => {
    const found = await host.listPlugins();
    const usable = found.flatMap((plugin) => (plugin.kind === 'usable' ? [plugin.manifest] : []));
    const refused = found.flatMap((plugin) => (plugin.kind === 'refused' ? [plugin] : []));
    out.document({
      connectors: usable.map(({ id, version, title, category, streams, actions, triggers }) => ({
        id,
        version,
        title,
        category,
        streams: streams.map(({ name }) => name),
        actions: Object.keys(actions),
        triggers: Object.keys(triggers),
      })),
      refused: refused.map(({ name, fault }) => ({ name, fault: faultToJson(fault) })),
    });
    if (usable.length > 0) {
      const rows = usable.map(({ id, version, title, category, streams }) => [
        id,
        version,
        title,
        category,
        streams.map(({ name }) => name).join(', '),
      ]);
      out.line(formatTable(['ID', 'VERSION', 'TITLE', 'CATEGORY', 'STREAMS'], rows));
    } else {
      out.line(
        'No connector is installed. Put one into the plugins folder, or name another folder with --plugins.',
      );
    }
    for (const { name, fault } of refused) out.line(`refused: ${name}: ${fault.message}`);
  };
}

import { faultToJson } from '@onlink/core';
import { formatTable } from '../output/table.js';
import type { Work } from '../session.js';

/** `onlink connectors`: what is installed, and on stderr why what is refused is; exit 1 when that is all there is. */
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
    for (const { fault } of refused) out.fault(fault);
    if (usable.length === 0 && refused.length > 0) return 1;
    if (usable.length === 0) {
      out.line(
        'No connector is installed. Put one into the plugins folder, or name another folder with --plugins.',
      );
      return 0;
    }
    const rows = usable.map(({ id, version, title, category, streams }) => [
      id,
      version,
      title,
      category,
      streams.map(({ name }) => name).join(', '),
    ]);
    out.line(formatTable(['ID', 'VERSION', 'TITLE', 'CATEGORY', 'STREAMS'], rows));
    return 0;
  };
}

import { exportArchive } from './archive/export-archive.js';
import { importArchive } from './archive/import-archive.js';
import type { OpenDatabase } from './open-database.js';
import type { Store } from './store.js';
import { asStoreFault } from './store-fault.js';
import { createConnectionTable } from './tables/connection-table.js';
import { createImportTable } from './tables/import-table.js';
import { createObjectTable } from './tables/object-table.js';

/** A store over an open database, which it closes with itself. */
export function createStore(database: OpenDatabase): Store {
  return {
    kind: database.kind,
    connections: createConnectionTable(database),
    imports: createImportTable(database),
    objects: createObjectTable(database),
    archive: {
      export: (write) => exportArchive(database, write),
      import: (lines, name) => importArchive(database, lines, name),
    },
    maintain: () => asStoreFault('maintain store', () => database.maintain()),
    close: () => database.close(),
  };
}

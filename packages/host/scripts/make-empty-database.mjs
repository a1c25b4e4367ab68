// Part of the build: writes the empty database that a new store is a copy of.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { packDirectory } from '../dist/store/embedded/pack-directory.js';

const workDir = mkdtempSync(join(tmpdir(), 'onlink-empty-database-'));
try {
  const databaseDir = join(workDir, 'database');
  const database = new PGlite(databaseDir);
  await database.waitReady;
  await database.close();
  writeFileSync(
    new URL('../dist/store/embedded/empty-database.bin', import.meta.url),
    await packDirectory(databaseDir),
  );
} finally {
  rmSync(workDir, { recursive: true });
}

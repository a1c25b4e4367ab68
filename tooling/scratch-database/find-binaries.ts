import { access, readdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** Where systems put PostgreSQL's programs; `*` stands for a version. */
export const BINARY_FOLDERS: readonly string[] = [
  ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/pgsql/bin',
];

/** The first folder with what it takes to make and run a server, of several versions the newest. */
export async function findBinaries(patterns: readonly string[]): Promise<string | undefined> {
  for (const pattern of patterns) {
    for (const folder of await expand(pattern)) {
      if ((await isThere(join(folder, 'initdb'))) && (await isThere(join(folder, 'postgres')))) return folder;
    }
  }
  return undefined;
}

async function expand(pattern: string): Promise<string[]> {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return [pattern];
  const parent = before.endsWith('/') ? before : dirname(before);
  const prefix = before.slice(parent.length).replace(/^\//, '');
  const names = await readdir(parent).catch(() => []);
  return names
    .filter((name) => name.startsWith(prefix))
    .sort((left, right) => right.localeCompare(left, 'en', { numeric: true }))
    .map((name) => join(parent, name, after));
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

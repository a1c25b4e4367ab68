import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

const FOLDER = join('docs', 'measurements');

/**
 * Writes a table with its date and machine, and returns the file's path from the root.
 * @param {string} name
 * @param {{ title: string, what: string, head: readonly string[], rows: readonly (readonly string[])[] }} measurement
 */
export function writeMeasurement(name, { title, what, head, rows }) {
  const date = new Date().toISOString().slice(0, 10);
  const path = join(FOLDER, `${date}-${name}.md`);
  const table = [head, head.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  writeFileSync(join(ROOT, path), `# ${title}\n\n${machine(date)}\n\n${what}\n\n${table}\n`);
  listMeasurements(join(ROOT, FOLDER));
  return path;
}

const LISTING = '<!-- Written by npm run bench and npm run soak. -->';

/**
 * Brings the list in the folder's README up to date: every file with its title, the newest first.
 * @param {string} dir
 */
export function listMeasurements(dir) {
  const readme = join(dir, 'README.md');
  const [before = ''] = readFileSync(readme, 'utf8').split(LISTING);
  const lines = readdirSync(dir)
    .filter((name) => /^\d{4}-\d\d-\d\d-.*\.md$/.test(name))
    .sort()
    .reverse()
    .map(
      (name) => `- [${name}](${name}): ${/^# (.*)/.exec(readFileSync(join(dir, name), 'utf8'))?.[1] ?? name}`,
    );
  writeFileSync(readme, `${before.trimEnd()}\n\n${LISTING}\n\n${lines.join('\n')}\n`);
}

/** @param {string} date */
function machine(date) {
  const cores = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${date}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${gibibytes} GiB.`;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../bootstrap/root.mjs';
import { listMeasurements } from '../write-measurement.mjs';

it('lists every measurement with its title, the newest first, below what a person wrote', () => {
  const dir = mkdtempSync(join(tmpdir(), 'measurements-'));
  try {
    const readme = join(dir, 'README.md');
    writeFileSync(readme, '# Measurements\n\nRead me.\n');
    writeFileSync(join(dir, '2026-01-02-read.md'), '# Reading\n');
    writeFileSync(join(dir, '2026-01-03-soak.md'), '# Killing\n');
    listMeasurements(dir);
    const once = readFileSync(readme, 'utf8');
    listMeasurements(dir);
    expect(readFileSync(readme, 'utf8')).toBe(once);
    expect(once).toMatch(/^# Measurements\n\nRead me\.\n\n<!-- .* -->\n\n- \[2026-01-03-soak\.md\]/);
    expect(once).toContain('- [2026-01-02-read.md](2026-01-02-read.md): Reading\n');
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it('lists every measurement of this repository', () => {
  const dir = join(ROOT, 'docs', 'measurements');
  const readme = readFileSync(join(dir, 'README.md'), 'utf8');
  const measured = readdirSync(dir).filter((name) => name !== 'README.md');
  expect(measured.filter((name) => !readme.includes(`](${name})`))).toEqual([]);
});

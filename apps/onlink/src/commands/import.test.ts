import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, ImportEvent, StoredRun } from '@onlink/host';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Output } from '../output/output.js';
import { runImportFile } from './import.js';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onlink-import-'));
  file = join(dir, 'things.yaml');
  await writeFile(file, 'name: things\nconnection: demo\nobjectType: Thing\nmapping: |\n  key:id=ID\n');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true });
});

/** Runs the command over a host that tells these events. */
async function run(events: readonly ImportEvent[]) {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const counts = {
    read: 9,
    created: 2,
    updated: 0,
    unchanged: 0,
    deleted: 0,
    skipped: 7,
    refused: 0,
  };
  const stored = { status: 'complete', counts } as StoredRun;
  const host = {
    runImport: async (_: unknown, options: { readonly onEvent: (event: ImportEvent) => void }) => {
      events.forEach(options.onEvent);
      return { run: stored, objects: 2 };
    },
  } as unknown as Host;
  const documents: unknown[] = [];
  const out = {
    line: () => undefined,
    document: (value: unknown) => void documents.push(value),
  } as unknown as Output;
  const code = await runImportFile(file)({ host, out, signal: new AbortController().signal });
  return { code: code ?? 0, said: said.join(''), document: documents[0] };
}

describe('the end of an import', () => {
  it('shows the first reasons why records did not come through, and counts the others', async () => {
    const events = Array.from({ length: 7 }, (_, index) => ({
      kind: 'notice' as const,
      message: `Failed to keep ${index}.`,
    }));
    const { code, said, document } = await run(events);
    expect(code).toBe(0);
    const lines = [0, 1, 2, 3, 4].map((index) => `Failed to keep ${index}.\n`);
    expect(said).toBe(`${lines.join('')}And 2 more of these.\n`);
    expect(document).toMatchObject({ notices: lines.map((line) => line.trim()), noticed: 7 });
  });

  it('shows warnings, and says nothing of others where there are none', async () => {
    const { said } = await run([{ kind: 'warning', message: 'Warning: a line.' }]);
    expect(said).toBe('Warning: a line.\n');
  });
});

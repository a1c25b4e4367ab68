import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aManifest, type Edits } from '../../test/a-manifest.js';
import { main } from './main.js';

let dir: string;
let said: { stdout: string; stderr: string };
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onlink-manifest-'));
  said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    });
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true });
});

async function plant(name: string, edits: Edits = {}): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, JSON.stringify(aManifest(edits)));
  return path;
}

async function plantPackage(name: string, edits: Edits = {}): Promise<string> {
  const path = join(dir, name);
  await mkdir(path);
  await writeFile(
    join(path, 'package.json'),
    JSON.stringify({ name: 'sample', onlink: { manifest: './m.json' } }),
  );
  await writeFile(join(path, 'm.json'), JSON.stringify(aManifest(edits)));
  return path;
}

describe('onlink-manifest diff', () => {
  it('says each difference and the steps, and exits 0 where the version is enough', async () => {
    const newer = await plantPackage('new', { '/version': '2.0.0', '/streams': [], '/title': 'B' });
    expect(await main(['diff', await plant('old.json'), newer])).toBe(0);
    expect(said).toEqual({
      stdout: [
        'sample 1.2.3 -> 2.0.0',
        '  breaking  stream "person" is gone [stream-removed]',
        '  patch     the connector is now called "B" [title-changed]',
        'due: major, made: major',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('exits 1 with one line where the step is smaller than due', async () => {
    const files = [
      await plant('old.json'),
      await plant('new.json', { '/version': '1.3.0', '/config/version': 3, '/streams': [] }),
    ];
    expect(await main(['diff', ...files])).toBe(1);
    expect(said.stdout).toContain('; upgrade must carry over stored connections [config-version-raised]');
    expect(said.stderr).toBe(
      'onlink-manifest: Failed to accept version "1.3.0" of connector "sample": the step from 1.2.3 is minor, and major is due because stream "person" is gone. Make it 2.0.0 or above.\n',
    );
  });

  it.each([
    [
      'a step that is large enough',
      {
        'brave-cats.md': '---\n\'sample\': patch\n"other": major\n---\nx',
        'b.md': '---\r\nsample: major\r\n---',
      },
      0,
      'major',
    ],
    ['a smaller step', { 'brave-cats.md': "---\n'sample': minor\n---\nmajor: all" }, 1, 'minor'],
    [
      'nothing for this package',
      { 'README.md': "---\n'sample': major\n---", 'b.md': "---\n'other': major\n---" },
      1,
      'none',
    ],
  ])('counts what waits: %s', async (_, changesets, exitCode, step) => {
    const newer = await plantPackage('new', { '/streams': [] });
    await mkdir(join(dir, 'waiting'));
    for (const [name, text] of Object.entries(changesets))
      await writeFile(join(dir, 'waiting', String(name)), String(text));
    const args = [await plant('old.json'), newer, '--waiting', join(dir, 'waiting')];
    expect(await main(['diff', ...args])).toBe(exitCode);
    expect(said.stdout).toContain(`due: major, made: ${step}, with what waits (${step})\n`);
    if (exitCode === 1)
      expect(said.stderr).toMatch(
        /the step from 1\.2\.3 is .* Write a changeset that says major \(npx changeset\)\.\n$/,
      );
  });

  it('says in one line that it cannot tell what waits', async () => {
    const [old, newer] = [await plant('old.json'), await plantPackage('new')];
    expect(await main(['diff', old, newer, '--waiting', join(dir, 'none')])).toBe(1);
    expect(await main(['diff', old, old, '--waiting', dir])).toBe(1);
    expect(said.stderr).toMatch(
      /^(onlink-manifest: Failed to read what waits "[^\n]*": it cannot be read \(ENO[A-Z]+\)\. [^\n]*\n){2}$/,
    );
  });

  it('gives the same as JSON', async () => {
    const files = [await plant('old.json'), await plant('new.json', { '/version': '1.2.4', '/title': 'B' })];
    expect(await main(['diff', '--json', ...files])).toBe(0);
    expect(JSON.parse(said.stdout)).toEqual({
      id: 'sample',
      from: '1.2.3',
      to: '1.2.4',
      differences: [
        { impact: 'patch', rule: 'title-changed', at: '/title', text: 'the connector is now called "B"' },
      ],
      due: 'patch',
      made: 'patch',
      isEnough: true,
    });
  });

  it.each<[string, string | undefined, RegExp]>([
    ['nothing', undefined, /cannot be read \(ENOENT\)/],
    ['no JSON', '{', /it is not JSON/],
    ['no manifest', '{}', /id is wrong/],
  ])('names a file that holds %s', async (_, content, reason) => {
    if (content !== undefined) await writeFile(join(dir, 'bad.json'), content);
    expect(await main(['diff', await plant('old.json'), join(dir, 'bad.json')])).toBe(1);
    expect(said.stdout).toBe('');
    expect(said.stderr).toMatch(/^onlink-manifest: Failed to read manifest ".*bad\.json": .*\n$/);
    expect(said.stderr).toMatch(reason);
  });

  it.each(['{"name":"x"}', '{"onlink":{"manifest":""}}', 'null'])(
    'names a package whose key is missing: %s',
    async (content) => {
      await writeFile(join(dir, 'package.json'), content);
      expect(await main(['diff', dir, dir])).toBe(1);
      expect(said.stderr).toMatch(/lacks the text "onlink\.manifest"/);
    },
  );

  it.each([
    [['diff']],
    [['diff', 'a']],
    [['diff', 'a', 'b', 'c']],
    [['diff', 'a', 'b', '--out']],
    [['diff', '', 'b']],
    [['docs', '--out']],
    [['docs', 'a', 'b']],
    [['constructor']],
  ])('takes no %j', async (args) => {
    expect(await main(args)).toBe(2);
    expect(said.stderr).toMatch(/^onlink-manifest: wrong usage\. Use: onlink-manifest .*\n$/);
  });
});

describe('onlink-manifest docs', () => {
  it('writes the reference of a package to the standard output', async () => {
    expect(await main(['docs', await plantPackage('one')])).toBe(0);
    expect(said.stdout).toMatch(/^# Sample connector\n[\s\S]*[^\n]\n$/);
  });

  it('writes it to a file, whole', async () => {
    const out = join(dir, 'REFERENCE.md');
    expect(await main(['docs', await plant('m.json'), '--out', out])).toBe(0);
    expect(said.stdout).toBe(`Wrote ${out}: the reference of sample 1.2.3.\n`);
    expect(await readFile(out, 'utf8')).toMatch(/^# Sample connector\n/);
    expect(await readdir(dir)).toEqual(['REFERENCE.md', 'm.json']);
  });

  it('says in one line that it cannot write or render', async () => {
    const good = await plant('m.json');
    expect(await main(['docs', good, '--out', join(dir, 'missing', 'x.md')])).toBe(1);
    expect(said.stderr).toMatch(
      /^onlink-manifest: Failed to write reference ".*": it cannot be written \(ENOENT\)\. .*\n$/,
    );
    said.stderr = '';
    const bad = await plant('bad.json', { '/config/schema/properties/x': {} });
    expect(await main(['docs', bad, '--out', join(dir, 'x.md')])).toBe(1);
    expect(said.stderr).toMatch(
      /^onlink-manifest: Failed to render form field "\/x": it says no type\. .*\n$/,
    );
    expect(await readdir(dir)).toEqual(['bad.json', 'm.json']);
  });
});

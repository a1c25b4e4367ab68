import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answers } from './answers.js';
import { toKebab } from './names.js';
import { packageJson } from './package-json.js';
import { quotable, render, type Subject } from './render.js';

const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), '..', 'templates');

/** A file to write: its path from the package's root, with forward slashes, and its text. */
export interface PackageFile {
  readonly path: string;
  readonly text: string;
}

/** A template and where it goes. */
interface Place {
  readonly template: string;
  readonly path: string;
  readonly subject?: Subject;
}

/** Files of the package's root. A packed package loses a `.gitignore`, and tests, so templates have other names. */
const ROOT_FILES: readonly Place[] = [
  { template: 'root/readme.md', path: 'README.md' },
  { template: 'root/gitignore', path: '.gitignore' },
  { template: 'root/tsconfig.json', path: 'tsconfig.json' },
  { template: 'root/tsconfig.check.json', path: 'tsconfig.check.json' },
  { template: 'root/tsconfig.mock.json', path: 'tsconfig.mock.json' },
  { template: 'root/changeset-config.json', path: '.changeset/config.json' },
  { template: 'root/changesets.md', path: '.changeset/README.md' },
  { template: 'root/ci.yml', path: '.github/workflows/ci.yml' },
  { template: 'tests/contract.ts', path: 'test/contract.test.ts' },
];

/** Everything that a generated package holds, in order of path. Nothing is written. */
export function packageFiles(answers: Answers): readonly PackageFile[] {
  const inCode = { ...answers, title: quotable(answers.title) };
  const files = placesOf(answers).map(({ template, path, subject }): PackageFile => {
    const text = readFileSync(join(TEMPLATES, template), 'utf8');
    return { path, text: render(text, path.endsWith('.ts') ? inCode : answers, subject) };
  });
  const all = [...files, { path: 'package.json', text: packageJson(answers) }];
  return all.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function placesOf({ auth, streams, actions }: Answers): readonly Place[] {
  const isReading = streams.length > 0;
  const isActing = actions.length > 0;
  const source = below('source').filter((path) => {
    if (path === 'streams.ts' || path.startsWith('reading/')) return isReading;
    if (path === 'returned-row.ts') return actions.some(({ effect }) => effect !== 'delete');
    return path !== 'actions.ts' || isActing;
  });
  return [
    ...ROOT_FILES,
    ...source.map((path) => ({ template: `source/${path}`, path: `src/${path}` })),
    { template: `auth/${auth}/config.ts`, path: 'src/config.ts' },
    { template: `auth/${auth}/authenticate.ts`, path: 'src/authenticate.ts' },
    { template: `auth/${auth}/login.ts`, path: 'test/mock/login.ts' },
    ...below('tests/mock').map((path) => ({ template: `tests/mock/${path}`, path: `test/mock/${path}` })),
    ...(isReading ? [{ template: 'tests/stream-scenario.ts', path: 'test/stream-scenario.ts' }] : []),
    ...streams.map((stream) => ({
      template: 'stream/sample-record.ts',
      path: `src/streams/${toKebab(stream)}.ts`,
      subject: { stream },
    })),
    ...actions.flatMap((action) => [
      {
        template: `actions/${action.effect}.ts`,
        path: `src/actions/${toKebab(action.name)}.ts`,
        subject: { action },
      },
      {
        template: `tests/${action.effect}-scenario.ts`,
        path: `test/actions/${toKebab(action.name)}.ts`,
        subject: { action },
      },
    ]),
  ];
}

/** Files below a folder of the templates, from it, with forward slashes. */
function below(folder: string): string[] {
  return readdirSync(join(TEMPLATES, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? below(`${folder}/${entry.name}`).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  );
}

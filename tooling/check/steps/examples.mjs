import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../bootstrap/files.mjs';
import { capture } from '../../bootstrap/processes.mjs';
import { CACHE, ROOT } from '../../bootstrap/root.mjs';
import { members } from '../../bootstrap/workspace.mjs';
import { examplesOf } from '../document-examples.mjs';

const DIR = join(CACHE, 'examples');

/** What examples import beside the workspace's packages, and who has it installed. */
const THIRD_PARTY = { '@types/node': '', msw: 'packages/netsuite-mock', vitest: '', zod: 'packages/core' };

/** Where users look for something to copy. Decisions and measurements hold none. */
const COPIED_FROM =
  /^(README\.md|packages\/[^/]+\/README\.md|apps\/[^/]+\/README\.md|examples\/.*\.md|docs\/guides\/.*)$/;

/**
 * Every TypeScript example of the READMEs and guides compiles against the built packages, as strictly as our own code.
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
export async function checkExamples() {
  rmSync(DIR, { recursive: true, force: true });
  linkPackages();
  const documents = filesBelow(ROOT).filter((path) => COPIED_FROM.test(path));
  const examples = documents.flatMap((path) => examplesOf(path, readFileSync(join(ROOT, path), 'utf8')));
  for (const { file, code } of examples) writeFileSync(join(DIR, file), code);
  writeFileSync(join(DIR, 'tsconfig.json'), JSON.stringify(configOf(examples.map(({ file }) => file))));
  const { code, output } = await capture(join(ROOT, 'node_modules', '.bin', 'tsc'), [
    '-p',
    DIR,
    '--pretty',
    'false',
  ]);
  return { ok: code === 0, summary: `${examples.length} examples`, output: traced(output, examples) };
}

/** @param {readonly string[]} files */
function configOf(files) {
  return {
    extends: join(ROOT, 'tsconfig.base.json'),
    // An example may make something and leave it there.
    compilerOptions: {
      composite: false,
      declaration: false,
      noEmit: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    files,
  };
}

/** Installs by links what a reader would install. */
function linkPackages() {
  const packages = members().map(({ dir, manifest }) => ({ name: manifest.name, dir }));
  const others = Object.entries(THIRD_PARTY).map(([name, holder]) => ({
    name,
    dir: realpathSync(join(ROOT, holder, 'node_modules', name)),
  }));
  for (const { name, dir } of [...packages, ...others]) {
    const link = join(DIR, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(dir, link);
  }
}

/**
 * What the compiler said, with the documents' places in the stead of the files'.
 * @param {string} output
 * @param {readonly import('../document-examples.mjs').Example[]} examples
 */
function traced(output, examples) {
  return output.replace(/^(?:.*\/)?([\w.-]+\.ts)\((\d+),(\d+)\)/gm, (whole, file, line, column) => {
    const example = examples.find((entry) => entry.file === file);
    return example === undefined ? whole : `${example.path}:${example.line + Number(line)}:${column}`;
  });
}

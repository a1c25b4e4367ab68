import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFault, type Fault } from '@onlink/core';
import type { Bump } from '../manifest-diff/difference.js';
import { largestStep } from '../manifest-diff/version-step.js';

/** What stands between the first two lines of dashes of a changeset. */
const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---/;
/** `'@acme/connector': minor` */
const ENTRY = /^\s*(["']?)([^"']+)\1\s*:\s*(major|minor|patch|none)\s*$/;

/**
 * The step that the changesets in a folder will make of a package: the largest that they say for it. Files that name other
 * packages, and the folder's README, say nothing.
 *
 * Source of the form: https://github.com/changesets/changesets/blob/main/docs/adding-a-changeset.md
 *
 * @param packageDir the folder with the package.json that has the name
 * @throws a fault that names what cannot be read
 */
export async function readWaiting(folder: string, packageDir: string): Promise<Bump> {
  const name = await nameOf(packageDir);
  const files = (await readable(folder, () => readdir(folder))).filter(
    (file) => file.endsWith('.md') && file !== 'README.md',
  );
  const texts = await Promise.all(
    files.map((file) => readable(join(folder, file), () => readFile(join(folder, file), 'utf8'))),
  );
  return largestStep(texts.flatMap((text) => stepsOf(text, name)));
}

function stepsOf(text: string, name: string): readonly Bump[] {
  const lines = FRONT_MATTER.exec(text)?.[1]?.split(/\r?\n/) ?? [];
  return lines.flatMap((line) => {
    const [, , named, step] = ENTRY.exec(line) ?? [];
    return named === name ? [step as Bump] : [];
  });
}

async function nameOf(dir: string): Promise<string> {
  const path = join(dir, 'package.json');
  const text = await readable(path, () => readFile(path, 'utf8'));
  try {
    const { name } = (JSON.parse(text) ?? {}) as { readonly name?: unknown };
    if (typeof name === 'string') return name;
  } catch {
    // Said below: either way nobody knows which package the changesets are about.
  }
  throw failed(path, 'it has no name of a package', 'Name the folder of the package as NEW');
}

async function readable<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string };
    const todo = 'With --waiting, name the folder of the changesets, and as NEW the folder of the package';
    throw failed(path, `it cannot be read (${code})`, todo);
  }
}

function failed(path: string, reason: string, remedy: string): Fault & Error {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'manifest/waiting-not-readable',
    message: `Failed to read what waits "${path}": ${reason}. ${remedy}.`,
  });
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PackageFile } from './package-files.js';
import { Refusal } from './refusal.js';

/** What a folder may hold and still count as empty. */
const UNTOUCHED = new Set(['.git']);

/**
 * Writes files into a folder, all or none: first beside it (into it, where it is there and empty), then moved at once.
 *
 * @param dir Absolute; its parents are made.
 * @throws Refusal, exit 1, where the folder is not empty or cannot be written
 */
export function writePackage(dir: string, files: readonly PackageFile[]): void {
  assertFree(dir);
  const isThere = existsSync(dir);
  const staging = join(isThere ? dir : dirname(dir), `.${basename(dir)}.${process.pid}.tmp`);
  let made: string | undefined;
  try {
    made = mkdirSync(staging, { recursive: true });
    for (const { path, text } of files) {
      mkdirSync(join(staging, dirname(path)), { recursive: true });
      writeFileSync(join(staging, path), text);
    }
    if (isThere) moveUp(staging, dir);
    else renameSync(staging, dir);
  } catch (error) {
    // Parents that were made for it go too.
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw unwritable(dir, error);
  }
}

/** @throws Refusal where there is something already, or nothing can be seen */
export function assertFree(dir: string): void {
  const held = heldBy(dir);
  if (held?.length === 0) return;
  const reason = held === undefined ? 'it is a file' : `it is not empty (${held.length} entries)`;
  throw new Refusal(`Failed to write folder "${dir}": ${reason}. Choose another one.`, 1);
}

/** Names in a folder; none where it is not there, `undefined` for a file. */
function heldBy(dir: string): readonly string[] | undefined {
  try {
    const stat = statSync(dir, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isDirectory() ? readdirSync(dir).filter((name) => !UNTOUCHED.has(name)) : undefined;
  } catch (error) {
    throw unwritable(dir, error);
  }
}

function moveUp(staging: string, dir: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(staging)) {
      renameSync(join(staging, name), join(dir, name));
      moved.push(name);
    }
    rmSync(staging, { recursive: true });
  } catch (error) {
    for (const name of moved) rmSync(join(dir, name), { recursive: true, force: true });
    throw error;
  }
}

function unwritable(dir: string, error: unknown): Refusal {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return new Refusal(
    `Failed to write folder "${dir}": it cannot be written (${code}). Choose another one, or mend its permissions.`,
    1,
  );
}

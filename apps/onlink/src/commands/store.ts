import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { inputFault } from '../output/faults.js';
import { count } from '../output/number.js';
import type { Work } from '../session.js';

const KEY_HINT =
  'Its secrets open only with the key that sealed them: keep vault.key of the data directory, or ONLINK_KEY, in another place.';

/** `onlink store export`: the file is there whole, or not at all, and never takes the place of another. */
export function exportStore(file: string): Work {
  return async ({ host, out }) => {
    const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
    const handle = await open(temporary, 'wx', 0o600).catch((error: unknown) => {
      throw fileFault('write', file, error);
    });
    try {
      const { rows } = await host.archive.export((lines) => writeLines(handle, lines, file));
      await handle.sync();
      // Linked, not renamed, because that fails where there is such a file.
      await link(temporary, file).catch((error: unknown) => {
        throw fileFault('write', file, error);
      });
      out.document({ file, rows });
      out.line(`Exported ${count(rows)} rows to ${file}. ${KEY_HINT}`);
    } finally {
      await handle.close();
      await rm(temporary, { force: true });
    }
  };
}

/** `onlink store import`. */
export function importStore(file: string): Work {
  return async ({ host, out }) => {
    // Opened here, so that a missing file is told before a store is made.
    const handle = await open(file).catch((error: unknown) => {
      throw fileFault('read', file, error);
    });
    try {
      const { rows } = await host.archive.import(readLines(handle, file), file);
      out.document({ file, rows });
      out.line(`Imported ${count(rows)} rows from ${file}. ${KEY_HINT}`);
    } finally {
      await handle.close();
    }
  };
}

async function writeLines(handle: FileHandle, lines: readonly string[], file: string): Promise<void> {
  try {
    await handle.writeFile(`${lines.join('\n')}\n`);
  } catch (error) {
    throw fileFault('write', file, error);
  }
}

/** Begins to read when the first line is asked for: an error before that would find nobody listening. */
async function* readLines(handle: FileHandle, file: string): AsyncGenerator<string> {
  try {
    const input = createReadStream('', { fd: handle, autoClose: false });
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw fileFault('read', file, error);
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  EEXIST: 'there is such a file already. Name another one, or move that away',
  ENOENT: 'there is no such file or folder. Check the path',
  ENOSPC: 'the disk is full. Free space there',
  EACCES: 'this user has no right to do so. Check the rights',
  EISDIR: 'it is a folder. Name a file',
};

function fileFault(verb: 'read' | 'write', file: string, error: unknown): Error {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  const remedy = REMEDIES[code] ?? `${code}. Check the path`;
  return inputFault(
    `cli/file-not-${verb === 'read' ? 'read' : 'written'}`,
    `Failed to ${verb} "${file}": ${remedy}.`,
  );
}

import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file whole or not at all: beside it first, then in its place. Rejects as node:fs does, leaving nothing. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

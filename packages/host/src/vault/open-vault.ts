import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFault } from '@onlink/core';
import { makeDataDir } from '../store/embedded/make-data-dir.js';
import { createVault, KEY_BYTES, type Vault } from './vault.js';

/** Where the key may come from. */
export interface OpenVaultOptions {
  readonly dataDir: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Whether there are secrets already that only the key that is looked for opens. */
  readonly holdsSecrets: () => Promise<boolean>;
}

const KEY_FILE = 'vault.key';

/**
 * Opens the vault with the key of `ONLINK_KEY`, else of the file that `ONLINK_KEY_FILE` names, else of a file in the data
 * directory, which is made with mode 0600 the first time. A key is 32 bytes in base64 or hex.
 *
 * @throws `host/vault-key-missing` when the key file is not there although there are secrets: a new key would open none;
 *   `host/bad-key` for a key that is none or a key file that others may read; it never quotes it
 */
export async function openVault({ dataDir, env, holdsSecrets }: OpenVaultOptions): Promise<Vault> {
  const given = env['ONLINK_KEY'];
  if (given !== undefined && given !== '')
    return createVault(parseKey(given, 'the environment variable ONLINK_KEY'));
  const path = env['ONLINK_KEY_FILE'];
  if (path !== undefined && path !== '') return createVault(await readKey(path));
  return createVault(await readKey(await ensureKeyFile(dataDir, holdsSecrets)));
}

async function ensureKeyFile(dataDir: string, holdsSecrets: () => Promise<boolean>): Promise<string> {
  await makeDataDir(dataDir);
  const path = join(dataDir, KEY_FILE);
  if ((await stat(path).catch(() => undefined)) !== undefined) return path;
  if (await holdsSecrets()) throw keyMissing(path);
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(temporary, `${randomBytes(KEY_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    // Linked, not renamed: where two processes make a key at once, the first one's stays and both use it.
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(temporary, { force: true });
  }
  return path;
}

async function readKey(path: string): Promise<Uint8Array> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw badKey(`the file "${path}"`, 'other users of this machine may read it', `Run: chmod 600 ${path}`);
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || code.includes('/')) throw error;
    throw badKey(
      `the file "${path}"`,
      `it cannot be read (${code})`,
      'Check ONLINK_KEY_FILE and the rights of the file',
    );
  }
  return parseKey(text, `the file "${path}"`);
}

function parseKey(text: string, where: string): Uint8Array {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  const key = Buffer.from(trimmed, 'base64');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed) && key.length === KEY_BYTES) return key;
  throw badKey(
    where,
    'it is not 32 bytes in base64 or hex',
    'Put the key there that was used before, or for a new store make one with: openssl rand -base64 32',
  );
}

function keyMissing(path: string): Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'host/vault-key-missing',
    message: `Failed to open the vault key "${path}": it is not there, and the stored secrets open with no other. Put it back there, or name it in ONLINK_KEY or ONLINK_KEY_FILE; if it is lost, remove the connections and add them again.`,
  });
}

function badKey(where: string, reason: string, remedy: string): Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'host/bad-key',
    message: `Failed to use the vault key in ${where}: ${reason}. ${remedy}.`,
  });
}

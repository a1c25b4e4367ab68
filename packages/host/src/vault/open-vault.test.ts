import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenVaultOptions, openVault as openVaultWith } from './open-vault.js';
import { createVault, KEY_BYTES } from './vault.js';

const PLACE = { tenant: 'default', connection: 'demo', pointer: '/tokenSecret' };
const KEY = Buffer.alloc(KEY_BYTES, 0xfb);

let workDir: string;
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-vault-'));
});
afterEach(() => rm(workDir, { recursive: true, force: true }));

/** A store without secrets. */
const openVault = (options: Omit<OpenVaultOptions, 'holdsSecrets'>) =>
  openVaultWith({ ...options, holdsSecrets: async () => false });

describe('openVault', () => {
  it('makes a key of its own the first time, readable by this user alone, and finds it again', async () => {
    const dataDir = join(workDir, 'new');
    const sealed = (await openVault({ dataDir, env: {} })).seal('text', PLACE);
    expect((await stat(join(dataDir, 'vault.key'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await readdir(dataDir)).toEqual(['vault.key']);
    expect((await openVault({ dataDir, env: {} })).open(sealed, PLACE)).toBe('text');
  });

  it('makes no new key beside secrets that it could not open, and says where the old one belongs', async () => {
    const opening = openVaultWith({ dataDir: workDir, env: {}, holdsSecrets: async () => true });
    await expect(opening).rejects.toMatchObject({
      code: 'host/vault-key-missing',
      message: expect.stringContaining(`"${join(workDir, 'vault.key')}"`),
    });
    expect(await readdir(workDir)).toEqual([]);
  });

  it('agrees with itself where many processes make the first key at once', async () => {
    const dataDir = join(workDir, 'race');
    const vaults = await Promise.all(Array.from({ length: 20 }, () => openVault({ dataDir, env: {} })));
    expect(new Set(vaults.map((vault) => vault.seal('text', PLACE).keyId)).size).toBe(1);
  });

  it.each([
    ['base64', KEY.toString('base64')],
    ['base64 without padding', KEY.toString('base64').replace('=', '')],
    ['base64url', KEY.toString('base64url')],
    ['hex', KEY.toString('hex')],
    ['hex in capitals with a line end', `${KEY.toString('hex').toUpperCase()}\n`],
  ])('takes the key from the environment as %s, and writes nothing', async (_form, text) => {
    const sealed = createVault(KEY).seal('text', PLACE);
    const vault = await openVault({ dataDir: workDir, env: { ONLINK_KEY: text } });
    expect(vault.open(sealed, PLACE)).toBe('text');
    expect(await readdir(workDir)).toEqual([]);
  });

  it('takes the key from the file that the environment names', async () => {
    const path = join(workDir, 'mine');
    await writeFile(path, KEY.toString('base64'), { mode: 0o600 });
    const vault = await openVault({ dataDir: workDir, env: { ONLINK_KEY_FILE: path } });
    expect(vault.open(createVault(KEY).seal('text', PLACE), PLACE)).toBe('text');
  });

  it('prefers the key in the environment to the file', async () => {
    const env = { ONLINK_KEY: KEY.toString('hex'), ONLINK_KEY_FILE: join(workDir, 'absent') };
    const vault = await openVault({ dataDir: workDir, env });
    expect(vault.open(createVault(KEY).seal('text', PLACE), PLACE)).toBe('text');
  });

  it.each([
    ['too short', KEY.toString('base64').slice(4)],
    ['too long', KEY.toString('hex').concat('00')],
    ['no base64', `MARKED${'!'.repeat(38)}`],
  ])('refuses a key that is none (%s) without quoting it', async (_what, text) => {
    const opening = openVault({ dataDir: workDir, env: { ONLINK_KEY: text } });
    await expect(opening).rejects.toMatchObject({
      code: 'host/bad-key',
      message: expect.stringMatching(/ONLINK_KEY: it is not 32 bytes .*openssl rand -base64 32/),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining(text) });
  });

  it('refuses a key file that others may read, and says which command mends it', async () => {
    const path = join(workDir, 'open');
    await writeFile(path, KEY.toString('base64'));
    await chmod(path, 0o640);
    await expect(openVault({ dataDir: workDir, env: { ONLINK_KEY_FILE: path } })).rejects.toMatchObject({
      code: 'host/bad-key',
      message: expect.stringContaining(`chmod 600 ${path}`),
    });
  });

  it('says that a key file is not there, instead of making a new key', async () => {
    const path = join(workDir, 'absent');
    await expect(openVault({ dataDir: workDir, env: { ONLINK_KEY_FILE: path } })).rejects.toMatchObject({
      code: 'host/bad-key',
      message: expect.stringContaining('ENOENT'),
    });
    expect(await readdir(workDir)).toEqual([]);
  });

  it('refuses a damaged key file of its own, and leaves it as it is', async () => {
    await writeFile(join(workDir, 'vault.key'), 'half a ke', { mode: 0o600 });
    await expect(openVault({ dataDir: workDir, env: {} })).rejects.toMatchObject({ code: 'host/bad-key' });
    expect(await readFile(join(workDir, 'vault.key'), 'utf8')).toBe('half a ke');
  });
});

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const SOCKET_FILE = 'lock.sock';
/** Of `sun_path`, less the byte that ends it: 108 on Linux, 104 on macOS and the BSDs. */
const LONGEST_PATH_BYTES = 103;

/**
 * Where the holder of `dir` listens for others that want to read: a socket file in it, which containers that share the
 * directory reach too. Where that path is too long for a socket, one among the temporary files; on Windows a pipe.
 */
export async function addressOf(dir: string): Promise<string> {
  const real = await realpath(dir);
  const path = join(real, SOCKET_FILE);
  if (process.platform !== 'win32' && Buffer.byteLength(path) <= LONGEST_PATH_BYTES) return path;
  const name = `onlink-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}-${userInfo().uid}.sock`);
}

/** Whether that address is a socket file in the directory itself: wherever the directory is seen, it is seen too. */
export function isInDirectory(address: string): boolean {
  return address.endsWith(SOCKET_FILE);
}

/**
 * Whether a process listens at an address. `no` is certain on one machine, in whichever container: the system refuses when
 * the process that listened has ended.
 */
export async function listens(address: string): Promise<'yes' | 'no' | 'unknown'> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return 'yes';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return ['ECONNREFUSED', 'ENOENT'].includes(code) ? 'no' : 'unknown';
  } finally {
    socket.destroy();
  }
}

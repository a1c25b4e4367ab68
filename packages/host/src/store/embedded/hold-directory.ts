import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { busy, type Holder, isLive, lockFileOf, lockFiles, SILENT_MS, takenAway } from './holder.js';
import { ownIdentity } from './process-identity.js';
import { serveDirectory } from './serve-directory.js';
import type { Served } from './serve-reads.js';

/** A directory held by this process. */
export interface HeldDirectory {
  /** From now on other processes may read through this one. Those that asked before have waited. */
  serve(served: Served): void;
  /** @throws `host/store-taken` when this process was silent for so long that another took the directory */
  assertHeld(): void;
  release(): Promise<void>;
}

const HEARTBEAT_MS = 5_000;
const ASK_ATTEMPTS = 8;
const ASK_AGAIN_MS = 50;

/**
 * Takes a directory for this process alone: two processes in one embedded store lose each other's rows without a word.
 *
 * Whoever wants it writes a file of its own into it and then looks for files of others. Of two that do so at once, each
 * sees the other or only one does, so never do both hold it. A file is removed by its own process, or by the next holder
 * when its process is dead for certain.
 *
 * @throws `host/store-busy`, which names the holder's process
 */
export async function holdDirectory(dir: string, command: string): Promise<HeldDirectory> {
  const token = randomBytes(32).toString('base64url');
  const path = lockFileOf(dir, token);
  const identity = await ownIdentity();
  const write = async (state: Pick<Holder, 'asks' | 'listens'>): Promise<void> => {
    const holder: Holder = { ...identity, command, at: new Date().toISOString(), token, ...state };
    await writeFile(`${path}.tmp`, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    await rename(`${path}.tmp`, path);
  };
  await take(dir, path, () => write({ asks: true }));
  const server = await serveDirectory(dir, token);
  const listens = server.isInDirectory;
  await write({ listens });

  let beatAtMs = Date.now();
  let taken = false;
  let writing: Promise<unknown> = Promise.resolve();
  const beat = async (): Promise<void> => {
    // The next holder has removed it; written again, it would look as if both had the directory.
    taken ||= !existsSync(path);
    if (taken) return;
    await write({ listens });
    beatAtMs = Date.now();
  };
  const heartbeat = setInterval(() => {
    // One missed beat harms nothing; the next one tells.
    writing = beat().catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    serve: server.serve,
    assertHeld() {
      // Only after a long pause can another process have thought this one dead.
      if (Date.now() - beatAtMs > SILENT_MS / 2) taken ||= !existsSync(path);
      if (taken) throw takenAway(dir);
    },
    async release() {
      clearInterval(heartbeat);
      await writing;
      // Closing removes the socket file, which is the next holder's by now.
      if (taken) return;
      await server.close();
      await rm(path, { force: true });
    },
  };
}

async function take(dir: string, path: string, write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await write();
    const others = (await lockFiles(dir)).filter((file) => file.path !== path);
    const live = await Promise.all(others.map(isLive));
    const [other] = others
      .filter((_, index) => live[index] === true)
      .sort((left, right) => Number(left.holder?.asks ?? false) - Number(right.holder?.asks ?? false));
    if (other === undefined) {
      // Dead stays dead, and no later file has the same name.
      for (const file of others) {
        await rm(file.path, { force: true });
        await rm(`${file.path}.tmp`, { force: true });
      }
      return;
    }
    await rm(path, { force: true });
    // Two that asked at the same instant have refused each other.
    if (other.holder?.asks !== true || attempt === ASK_ATTEMPTS) throw busy(dir, other.holder);
    await delay(ASK_AGAIN_MS * (1 + Math.random()));
  }
}

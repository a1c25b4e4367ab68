import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A user of this machine. */
export interface Identity {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const USERS = ['postgres', 'nobody'];

/** Whom to run PostgreSQL as; `undefined` where this process is no root and can do so itself. */
export async function unprivilegedIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of USERS) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(() => undefined);
    if (ids === undefined) continue;
    const [uid = 0, gid = 0] = ids.map(({ stdout }) => Number(stdout));
    return { name, uid, gid };
  }
  throw new Error(`this is root, and there is no user ${USERS.join(' or ')} to run it as`);
}

/**
 * The command that runs a program as that user. The program takes the place of `setpriv`, so a signal to the child
 * reaches it, and it is told to end when this process dies without a word.
 */
export function asUnprivileged(
  identity: Identity | undefined,
  program: string,
  args: readonly string[],
): [command: string, args: string[]] {
  if (identity === undefined) return [program, [...args]];
  const { uid, gid } = identity;
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--pdeathsig=INT', '--'];
  return ['setpriv', [...flags, program, ...args]];
}

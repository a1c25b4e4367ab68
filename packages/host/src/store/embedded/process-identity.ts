import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Which process this is, so that another can find out whether it still lives. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Changes with each start of the machine. Linux alone has one. */
  readonly bootId?: string;
  /** Which numbering of processes `pid` belongs to: each container has its own. Linux alone has one. */
  readonly pidNamespace?: string;
  /** In clock ticks since the machine started: tells a process from a later one of the same number. Linux alone. */
  readonly startedAtTicks?: number;
}

/** The identity of this process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const [bootId, pidNamespace, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined),
    readlink('/proc/self/ns/pid').catch(() => undefined),
    processStat(process.pid),
  ]);
  return {
    host: hostname(),
    pid: process.pid,
    ...(bootId !== undefined && { bootId: bootId.trim() }),
    ...(pidNamespace !== undefined && { pidNamespace }),
    ...(stat !== undefined && { startedAtTicks: stat.startedAtTicks }),
  };
}

/**
 * Whether a process still lives, as far as this one can know it: `unknown` for one of another machine, of an earlier start
 * of this one, or of a container whose processes have other numbers here.
 */
export async function lives(other: ProcessIdentity): Promise<'yes' | 'no' | 'unknown'> {
  if (!(await isOnThisMachine(other))) return 'unknown';
  const own = await ownIdentity();
  const numberedAlike = other.pidNamespace === own.pidNamespace;
  if (!numberedAlike && other.pidNamespace !== undefined) return 'unknown';
  const stat = await processStat(other.pid);
  const there = stat === undefined ? signalReaches(other.pid) : stat.state !== 'Z' && isSame(stat, other);
  if (there) return 'yes';
  return numberedAlike ? 'no' : 'unknown';
}

/** Whether a process runs, or ran, on this machine since its last start, in whichever container. */
export async function isOnThisMachine(other: ProcessIdentity): Promise<boolean> {
  const own = await ownIdentity();
  return own.bootId === undefined ? other.host === own.host : other.bootId === own.bootId;
}

function isSame({ startedAtTicks }: ProcessStat, other: ProcessIdentity): boolean {
  return other.startedAtTicks === undefined || other.startedAtTicks === startedAtTicks;
}

interface ProcessStat {
  /** `Z` for one that has ended and that nobody has asked about yet. */
  readonly state: string;
  readonly startedAtTicks: number;
}

/** Of Linux, proc(5): the name in parentheses may hold anything; state is field 3, the start field 22. */
async function processStat(pid: number): Promise<ProcessStat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startedAtTicks] = [fields?.[0], Number(fields?.[19])];
  return state === undefined || Number.isNaN(startedAtTicks) ? undefined : { state, startedAtTicks };
}

function signalReaches(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { readFile } from 'node:fs/promises';
import { type ImportDefinition, type ImportStatus, parseDefinition, type StoredRun } from '@onlink/host';
import { inputFault } from '../output/faults.js';
import { count, duration } from '../output/number.js';
import { createProgress } from '../output/progress.js';
import type { Work } from '../session.js';

/** The first ones show what is wrong; thousands would hide it. */
const NOTICES_SHOWN = 5;

/** `onlink import run`. */
export function runImportFile(file: string, limit?: number): Work {
  return async ({ host, out, signal }) => {
    const definition = await readDefinition(file);
    const startedMs = Date.now();
    const progress = createProgress(definition.name, process.stderr);
    let refusal: string | undefined;
    const notices: string[] = [];
    let noticed = 0;
    let result: Awaited<ReturnType<typeof host.runImport>>;
    try {
      result = await host.runImport(definition, {
        ...(limit !== undefined && { limit }),
        signal,
        onEvent: (event) => {
          if (event.kind === 'progress') progress.update(event.done, event.total);
          if (event.kind === 'warning') progress.say(event.message);
          if (event.kind === 'notice' && noticed++ < NOTICES_SHOWN) notices.push(event.message);
          if (event.kind === 'refused') refusal ??= `"${event.key}": ${event.reason}`;
          if (event.kind === 'retry') {
            progress.say(`${event.fault.message} Trying again in ${duration(event.afterMs)}.`);
          }
          if (event.kind === 'begun' && event.discarded) {
            progress.say(
              `The definition of "${definition.name}", or the account of its connection, has changed: it is read from the start.`,
            );
          } else if (event.kind === 'begun' && event.resumed) {
            progress.say(`Going on with "${definition.name}" where the last run stopped.`);
          }
        },
      });
    } finally {
      progress.end();
      for (const notice of notices) progress.say(notice);
      if (noticed > notices.length) progress.say(`And ${count(noticed - notices.length)} more of these.`);
    }
    const { run, objects } = result;
    out.document({
      import: definition.name,
      objectType: definition.objectType,
      run,
      objects,
      notices,
      noticed,
    });
    out.line(`${definition.objectType}: ${describeCounts(run)} in ${duration(Date.now() - startedMs)}.`);
    if (run.status === 'capped') out.line('The limit was reached: the next run goes on from here.');
    if (run.counts.refused === 0) return 0;
    out.fault(
      inputFault(
        'import/refused-rows',
        `Failed to import ${count(run.counts.refused)} records of "${definition.name}", the first one ${refusal ?? ''}. All others were imported; correct these in the remote system, or the lines of ${file}, and run it again.`,
      ),
    );
    return 1;
  };
}

/** `onlink import status`. */
export function showImportStatus(file: string): Work {
  return async ({ host, out }) => {
    const { name } = await readDefinition(file);
    const status = await host.importStatus(name);
    out.document({ import: name, status: status ?? null });
    if (status === undefined) out.line(`Import "${name}" has not run yet. Run it: onlink import run ${file}`);
    else out.line(describeStatus(status).join('\n'));
  };
}

async function readDefinition(file: string): Promise<ImportDefinition> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw inputFault(
      'cli/no-such-file',
      `Failed to read import file "${file}": ${code === 'ENOENT' ? 'there is no such file' : code}. Check the path.`,
    );
  }
  return parseDefinition(text, file);
}

function describeCounts({ counts }: StoredRun): string {
  const { read, created, updated, unchanged, deleted, skipped, refused } = counts;
  const always = Object.entries({ read, created, updated, unchanged });
  const otherwise = Object.entries({ deleted, skipped, refused }).filter(([, value]) => value > 0);
  return [...always, ...otherwise].map(([word, value]) => `${count(value)} ${word}`).join(', ');
}

function describeStatus(status: ImportStatus): string[] {
  const { name, connection, stream, objectType, partitions, lastRun } = status;
  const lines = [`${name}: ${stream} of connection "${connection}" into ${objectType}`];
  if (lastRun === undefined) return [...lines, 'It has not run yet.'];
  lines.push(`Last run: ${lastRun.status}, began ${lastRun.startedAt}: ${describeCounts(lastRun)}`);
  if (typeof lastRun.fault?.['message'] === 'string') lines.push(lastRun.fault['message']);
  const goesOn = partitions.done < partitions.total;
  if (lastRun.status === 'running') return [...lines, 'If it was cut off, the next run goes on from there.'];
  return [...lines, goesOn ? 'The next run goes on from there.' : 'The next run reads everything anew.'];
}

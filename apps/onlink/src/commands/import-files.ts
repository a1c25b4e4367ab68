import { type Fault, faultToJson, isFault } from '@onlink/core';
import type { Output } from '../output/output.js';
import type { Work } from '../session.js';
import { runImportFile } from './import.js';

/**
 * `onlink import run`: one file after another, in one process. A fault ends it; refused rows do not, and count in the exit
 * code. With `--json` one file gives its document, and several give `{ imports }` with those of each.
 */
export function runImportFiles(files: readonly string[], limit?: number): Work {
  const [file] = files;
  if (file !== undefined && files.length === 1) return runImportFile(file, limit);
  return async ({ host, out, signal }) => {
    const imports: unknown[] = [];
    const refusals: Fault[] = [];
    const collecting: Output = {
      ...out,
      document: (value) => void imports.push(value),
      fault: (fault) => void refusals.push(fault),
    };
    const tell = (fault?: Fault): void => {
      out.document({ imports, ...(fault && { fault: faultToJson(fault) }) });
      for (const refusal of refusals) out.fault(refusal);
    };
    try {
      for (const each of files) {
        if (signal.aborted) break;
        await runImportFile(each, limit)({ host, out: collecting, signal });
      }
    } catch (error) {
      if (isFault(error)) tell(error);
      throw error;
    }
    tell();
    return refusals.length === 0 ? 0 : 1;
  };
}

import { type Fault, faultToJson } from '@onlink/core';
import type { Work } from '../session.js';

const WIDTH = 'not tried  '.length;
const INDENT = ' '.repeat(WIDTH);

/** `onlink check`: one line for each capability; exit 1 when one is missing. */
export function check(name: string): Work {
  return async ({ host, out, signal }) => {
    const items: object[] = [];
    let first: Fault | undefined;
    for await (const { id, title, needs, unlocks, note, fault } of host.check(name, signal)) {
      items.push({
        id,
        title,
        needs,
        unlocks,
        ok: fault === undefined,
        ...(note !== undefined && { note }),
        ...(fault && { fault: faultToJson(fault) }),
      });
      first ??= fault;
      const state = stateOf(fault);
      const opens = unlocks.length === 0 ? '' : `  (for ${unlocks.join(', ')})`;
      out.line(`${state.padEnd(WIDTH)}${title}${opens}`);
      if (note !== undefined) out.line(`${INDENT}note: ${note}`);
      if (state !== 'FAILED') continue;
      out.line(`${INDENT}needs: ${needs}`);
      for (const line of fault?.fix?.text.split('\n') ?? []) out.line(`${INDENT}${line}`);
    }
    out.document({ connection: name, ok: first === undefined, items });
    if (first === undefined) return 0;
    // The first one is the cause; those after it often only follow from it.
    out.fault(first);
    return 1;
  };
}

/** What only follows from an earlier failure is not one of its own: its needs would send the reader astray. */
function stateOf(fault: Fault | undefined): 'ok' | 'FAILED' | 'not tried' {
  if (fault === undefined) return 'ok';
  return fault.code.endsWith('/not-tried') ? 'not tried' : 'FAILED';
}

/** Whether one character fits. */
export type CharacterTest = (character: string) => boolean;

/** One step of a compiled pattern. Numbers are places in the program. */
export type Step =
  | { readonly kind: 'character'; readonly fits: CharacterTest }
  /** Goes on at `first`; when that fails, at `second`. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  /** Notes the place in the text: even slots begin a group, odd ones end it. */
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'match' };

/** A compiled pattern. */
export interface Program {
  readonly steps: readonly Step[];
  /** Groups in parentheses, not counting the whole. */
  readonly groups: number;
  /** `^` and `$` also stand at the ends of lines. */
  readonly multiline: boolean;
}

/** Where a pattern was found: begin and end of the whole, then of each group; -1 for a group that took no part. */
export type Found = readonly number[];

/**
 * Finds the first match from `from` on, the leftmost, and of those the one that the pattern prefers.
 *
 * Every pair of step and place is tried once, so that the time is at most the product of both lengths whatever the
 * pattern; the `RegExp` of JavaScript has no such bound.
 */
export function search(program: Program, text: readonly string[], from: number): Found | undefined {
  const { steps, groups } = program;
  const tried = new Uint8Array(steps.length * (text.length + 1));
  for (let start = from; start <= text.length; start += 1) {
    const found = matchAt({ program, text, tried }, start, new Array<number>(2 * groups + 2).fill(-1));
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Run {
  readonly program: Program;
  readonly text: readonly string[];
  readonly tried: Uint8Array;
}

/** What is left to try, last first: a step at a place, or a slot to set back. */
type Pending =
  | { readonly kind: 'try'; readonly step: number; readonly at: number }
  | { readonly kind: 'restore'; readonly slot: number; readonly value: number };

function matchAt(run: Run, start: number, slots: number[]): Found | undefined {
  const { program, text, tried } = run;
  const pending: Pending[] = [{ kind: 'try', step: 0, at: start }];
  slots[0] = start;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'restore') {
      slots[next.slot] = next.value;
      continue;
    }
    let { step, at } = next;
    for (;;) {
      const place = step * (text.length + 1) + at;
      if (tried[place] === 1) break;
      tried[place] = 1;
      const current = program.steps[step];
      if (current === undefined) break;
      if (current.kind === 'match') return slots.with(1, at);
      if (current.kind === 'split') {
        pending.push({ kind: 'try', step: current.second, at });
        step = current.first;
      } else if (current.kind === 'jump') step = current.to;
      else if (current.kind === 'save') {
        pending.push({ kind: 'restore', slot: current.slot, value: slots[current.slot] ?? -1 });
        slots[current.slot] = at;
        step += 1;
      } else if (current.kind === 'character') {
        const character = text[at];
        if (character === undefined || !current.fits(character)) break;
        at += 1;
        step += 1;
      } else if (stands(current.kind, run, at)) step += 1;
      else break;
    }
  }
  return undefined;
}

function stands(kind: 'begin' | 'end', { program, text }: Run, at: number): boolean {
  if (kind === 'begin') return at === 0 || (program.multiline && text[at - 1] === '\n');
  return at === text.length || (program.multiline && text[at] === '\n');
}

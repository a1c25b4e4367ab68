import { unsupported } from './refusal.js';

/** `%` as any text, `_` as one character, or a literal character. */
type Step =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'same'; readonly character: string };

/**
 * Compiles a LIKE pattern. The matcher compares characters (not UTF-16 halves), minds case, and takes time at most the
 * product of both lengths whatever the pattern.
 */
export function compileLike(pattern: string, escapeMark?: string): (text: string) => boolean {
  const steps = readSteps(pattern, escapeMark);
  return (text) => matches(steps, Array.from(text));
}

function readSteps(pattern: string, escapeMark: string | undefined): readonly Step[] {
  if (escapeMark !== undefined && Array.from(escapeMark).length !== 1)
    throw unsupported('ESCAPE takes one character');
  const steps: Step[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (escaped) {
      if (character !== '%' && character !== '_' && character !== escapeMark) {
        throw unsupported('ESCAPE stands before a character that needs none');
      }
      steps.push({ kind: 'same', character });
      escaped = false;
    } else if (character === escapeMark) escaped = true;
    else if (character === '%') steps.push({ kind: 'any' });
    else if (character === '_') steps.push({ kind: 'one' });
    else steps.push({ kind: 'same', character });
  }
  if (escaped) throw unsupported('ESCAPE stands at the end of a pattern');
  return steps;
}

function matches(steps: readonly Step[], text: readonly string[]): boolean {
  let step = 0;
  let at = 0;
  let lastAny = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const current = steps[step];
    if (current?.kind === 'any') {
      lastAny = step;
      resumeAt = at;
      step += 1;
    } else if (current !== undefined && (current.kind === 'one' || current.character === text[at])) {
      step += 1;
      at += 1;
    } else if (lastAny >= 0) {
      // The last % takes one character more; earlier ones need never be tried again.
      step = lastAny + 1;
      resumeAt += 1;
      at = resumeAt;
    } else return false;
  }
  while (steps[step]?.kind === 'any') step += 1;
  return step === steps.length;
}

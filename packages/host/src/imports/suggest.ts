import { distance } from 'fastest-levenshtein';

/** The known name nearest to a mistyped one, or `undefined` when none is near. */
export function suggest(typed: string, known: readonly string[]): string | undefined {
  const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3));
  const near = known
    .map((name) => ({ name, edits: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .sort((left, right) => left.edits - right.edits);
  return near[0]?.name;
}

/** `Did you mean "x"? Correct it` where something is near, else the list of what there is. A full stop follows. */
export function suggestion(typed: string, known: readonly string[]): string {
  const near = suggest(typed, known);
  if (near !== undefined) return `Did you mean "${near}"? Correct it`;
  return `Use one of ${[...known].sort().join(', ')}`;
}

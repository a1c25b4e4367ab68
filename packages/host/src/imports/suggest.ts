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

/** Names that a message has room for. */
const MOST_LISTED = 12;

/** `Did you mean "x"? Correct it` where something is near, else a list of what there is. A full stop follows. */
export function suggestion(typed: string, known: readonly string[]): string {
  const near = suggest(typed, known);
  if (near !== undefined) return `Did you mean "${near}"? Correct it`;
  const sorted = [...known].sort();
  if (sorted.length <= MOST_LISTED) return `Use one of ${sorted.join(', ')}`;
  return `Use one of the ${sorted.length} that "onlink discover" lists, such as ${sorted.slice(0, MOST_LISTED).join(', ')}`;
}

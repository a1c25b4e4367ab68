import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';

/**
 * A text that is the same for two expressions that mean the same: columns by where they lie, however they are written,
 * and bound values by their value.
 */
export function expressionKey(expression: Expression, { session, scope }: CompileContext): string {
  return JSON.stringify(expression, (_, value) => {
    if (!isNode(value)) return value;
    // What a sub-select names is its own affair: it is compared as written.
    if ('query' in value) return { ...value, query: JSON.stringify(value.query) };
    if (value.kind === 'parameter') return { bound: session.params[value.index] };
    if (value.kind !== 'column') return value;
    const { column } = scope.resolve(value);
    return column === undefined ? value : { place: placeOf(column.cell), index: column.index };
  });
}

const places = new WeakMap<object, number>();
let nextPlace = 0;

function placeOf(cell: object): number {
  const known = places.get(cell);
  if (known !== undefined) return known;
  nextPlace += 1;
  places.set(cell, nextPlace);
  return nextPlace;
}

function isNode(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

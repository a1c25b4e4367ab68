import type { ColumnDefinition } from '../store/table-definition.js';
import type { Cell, ColumnOrigin, CompiledValue } from './compiled.js';
import { refused, unsupported } from './refusal.js';

/** One source of FROM. */
export interface ScopeSource {
  readonly alias: string;
  /** The table's name; for a sub-select its alias again. */
  readonly name: string;
  readonly kind: 'table' | 'derived';
  readonly cell: Cell;
  readonly columns: readonly ScopeColumn[];
  /** Columns that are there and are refused as not exposed. */
  readonly hidden?: ReadonlySet<string>;
}

/** A column that a query can name; `type` is wider than the definition's for sub-selects. */
export interface ScopeColumn {
  readonly index: number;
  readonly type: CompiledValue['type'];
  readonly definition: ColumnDefinition;
}

interface Name {
  readonly qualifier?: string;
  readonly name: string;
  readonly written: string;
}

/** What an expression reads. */
export interface Uses {
  /** Places of sources in FROM. */
  readonly sources: Set<number>;
  /** It reads columns of an enclosing block. */
  outer: boolean;
}

/** The columns that one block can name, those of the blocks around it after its own. */
export interface Scope {
  /** Throws NetSuite's Unknown identifier. */
  resolve(name: Name): CompiledValue;
  all(qualifier?: string): readonly { readonly key: string; readonly value: CompiledValue }[];
  /** Notes what `compile` reads. */
  track<Value>(compile: () => Value): { readonly value: Value; readonly uses: Uses };
  /** Columns of enclosing blocks that this block reads. */
  readonly outer: readonly CompiledValue[];
}

/** Makes the scope of one block. */
export function createScope(sources: readonly ScopeSource[], parent?: Scope): Scope {
  const outer: CompiledValue[] = [];
  let tracked: Uses | undefined;
  const available = `{${sources.map(({ alias, name }) => `${alias}=${name}`).join(', ')}}`;
  const unknown = (identifier: string) =>
    refused(
      `Search error occurred: Unknown identifier '${identifier}'. Available identifiers are: ${available}.`,
    );
  const hiddenRefusal = ({ qualifier, name }: Name) => {
    const source = sources.find(
      ({ alias, hidden }) => (qualifier === undefined || alias === qualifier) && hidden?.has(name) === true,
    );
    return (
      source &&
      refused(
        `Search error occurred: Field '${name}' for record '${source.name}' was not found. Reason: NOT_EXPOSED.`,
      )
    );
  };
  const read = (source: ScopeSource, column: ScopeColumn): CompiledValue => {
    tracked?.sources.add(sources.indexOf(source));
    return columnValue(source, column);
  };
  const findOwn = ({ qualifier, name }: Name): CompiledValue | undefined => {
    const asked = qualifier === undefined ? sources : sources.filter(({ alias }) => alias === qualifier);
    const found = asked.flatMap((source) => {
      const column = findColumn(source, name);
      return column === undefined ? [] : [{ source, column }];
    });
    if (found.length > 1) throw unsupported(`the column "${name}" is in more than one source`);
    return found[0] && read(found[0].source, found[0].column);
  };
  return {
    outer,
    resolve(name) {
      const own = findOwn(name);
      if (own !== undefined) return own;
      const isOwn = name.qualifier !== undefined && sources.some(({ alias }) => alias === name.qualifier);
      const around = isOwn || parent === undefined ? undefined : resolveAround(parent, name);
      if (around === undefined) throw hiddenRefusal(name) ?? unknown(identifierOf(name, isOwn));
      if (tracked !== undefined) tracked.outer = true;
      outer.push(around);
      return around;
    },
    all(qualifier) {
      if (qualifier !== undefined && !sources.some(({ alias }) => alias === qualifier))
        throw unknown(qualifier);
      return sources
        .filter(({ alias }) => qualifier === undefined || alias === qualifier)
        .flatMap((source) =>
          source.columns.map((column) => ({ key: column.definition.name, value: read(source, column) })),
        );
    },
    track(compile) {
      const before = tracked;
      const uses: Uses = { sources: new Set(), outer: false };
      tracked = uses;
      const value = compile();
      tracked = before;
      for (const source of uses.sources) before?.sources.add(source);
      if (before !== undefined && uses.outer) before.outer = true;
      return { value, uses };
    },
  };
}

// The error names what the innermost block has, as the mock has it first.
function resolveAround(parent: Scope, name: Name): CompiledValue | undefined {
  try {
    return parent.resolve(name);
  } catch {
    return undefined;
  }
}

function identifierOf({ qualifier, written }: Name, isOwn: boolean): string {
  return qualifier === undefined || isOwn ? written.slice(written.lastIndexOf('.') + 1) : qualifier;
}

function findColumn(source: ScopeSource, name: string): ScopeColumn | undefined {
  const found = source.columns.filter(({ definition }) => definition.name === name);
  if (found.length > 1) throw unsupported(`the column "${name}" is twice in a sub-select`);
  return found[0];
}

function columnValue(source: ScopeSource, { index, type, definition }: ScopeColumn): CompiledValue {
  const { cell } = source;
  const column: ColumnOrigin = {
    cell,
    index,
    definition,
    table: source.kind === 'table' ? source.name : '',
    sibling(name) {
      const other = findColumn(source, name);
      return other && columnValue(source, other);
    },
  };
  return { type, constant: false, run: () => cell.row[index] ?? null, column };
}

import type { Row } from '../store/scalar.js';
import type { JoinKind } from './ast.js';
import { type Cell, type CompiledCondition, NULL_ROW } from './compiled.js';

/**
 * Visits rows: puts each into the source's cell and calls `visit`; stops when that gives false, and gives false then.
 * Which rows those are can depend on what lies in the cells of the sources before.
 */
export type RowLoop = (visit: () => boolean) => boolean;

/** One source of a join. */
export interface Stage {
  readonly join: JoinKind;
  readonly cell: Cell;
  readonly loop: RowLoop;
  /** What is left of ON. */
  readonly on: CompiledCondition | undefined;
  /** Conditions of WHERE that can be asked once this source's row is known. */
  readonly after: CompiledCondition | undefined;
  /** For RIGHT and FULL joins: what no row before matched. */
  readonly unmatched?: UnmatchedRows;
}

/** Keeps book of the rows of a source that found no partner. */
export interface UnmatchedRows {
  reset(): void;
  /** Notes the row that lies in the cell. */
  note(): void;
  rest(): readonly Row[];
}

/**
 * Runs a join: every combination of rows that passes lies in the cells when `sink` is called. Nothing is kept on the way.
 * Gives false when `sink` stopped it.
 */
export function runJoin(stages: readonly Stage[], sink: () => boolean): boolean {
  const steps: (() => boolean)[] = [];
  const passOn = (index: number): boolean => {
    const { after } = stages[index] ?? NO_STAGE;
    if (after !== undefined && after() !== true) return true;
    return (steps[index + 1] ?? sink)();
  };
  for (const [index, stage] of stages.entries()) steps[index] = stepOf(stage, () => passOn(index));
  for (const { unmatched } of stages) unmatched?.reset();
  const [first = () => true] = steps;
  if (!first()) return false;
  for (const [index, { cell, unmatched }] of stages.entries()) {
    if (unmatched === undefined) continue;
    for (const row of unmatched.rest()) {
      for (const before of stages.slice(0, index)) before.cell.row = NULL_ROW;
      cell.row = row;
      if (!passOn(index)) return false;
    }
  }
  return true;
}

const NO_STAGE: Pick<Stage, 'after'> = { after: undefined };

function stepOf({ join, cell, loop, on, unmatched }: Stage, passOn: () => boolean): () => boolean {
  const keepsLeft = join === 'left' || join === 'full';
  if (!keepsLeft && on === undefined && unmatched === undefined) return () => loop(passOn);
  return () => {
    let matched = false;
    const wentOn = loop(() => {
      if (on !== undefined && on() !== true) return true;
      matched = true;
      unmatched?.note();
      return passOn();
    });
    if (!wentOn) return false;
    if (matched || !keepsLeft) return true;
    cell.row = NULL_ROW;
    return passOn();
  };
}

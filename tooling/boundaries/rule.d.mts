import type { Workspace } from './load-workspace.mjs';

/** One place where a rule is broken. Printed as `file:line: what. what to do.` */
export interface Violation {
  /** From the root. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly todo: string;
  /** The name by which an exception can excuse it; without one, nothing can. */
  readonly rule?: string;
  /** What an exception must name beside the path. */
  readonly subject?: string;
}

/** Looks at the whole workspace; never throws on what it finds there. */
export type Rule = (workspace: Workspace) => readonly Violation[];

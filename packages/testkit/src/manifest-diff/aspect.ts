import type { Manifest } from '@onlink/core';
import type { Difference, Impact } from './difference.js';
import { canonical } from './schema-shape.js';

/** Something that a manifest has, under a place that stays the same from one release to the next. */
export interface Entry<Value> {
  readonly at: string;
  /** How a person calls it: `stream "employee"`. */
  readonly name: string;
  readonly value: Value;
}

/** What happened to an entry. */
interface Change<Value> {
  readonly at: string;
  /** Before; where the entry is new, what it is now. */
  readonly was: Value;
  /** After; where the entry is gone, what it was. */
  readonly is: Value;
  readonly from: Manifest;
  readonly to: Manifest;
}

type Happening = 'added' | 'removed' | 'changed';

/** A row: what a change means. The first row of an aspect that fits a change judges it. */
export interface Rule<Value> {
  readonly id: string;
  readonly on: Happening | 'any';
  readonly when?: (change: Change<Value>) => boolean;
  readonly impact: Impact;
  /** Follows the name of the entry. */
  readonly say: (change: Change<Value>) => string;
  readonly upgrade?: 'config' | 'state';
}

/** One side of a manifest with the rows that judge it. */
export interface Aspect {
  readonly rules: readonly string[];
  judge(from: Manifest, to: Manifest): readonly Difference[];
}

/**
 * Makes an aspect.
 *
 * @param list the entries of one manifest. It is given the other one too: a part of something that is new or gone is
 * no difference of its own.
 */
export function aspect<Value>(
  list: (manifest: Manifest, other: Manifest) => readonly Entry<Value>[],
  rules: readonly Rule<Value>[],
): Aspect {
  return {
    rules: rules.map(({ id }) => id),
    judge(from, to) {
      const old = new Map(list(from, to).map((entry) => [entry.at, entry]));
      const next = new Map(list(to, from).map((entry) => [entry.at, entry]));
      return [...new Set([...old.keys(), ...next.keys()])].flatMap((at) => {
        const [before, after] = [old.get(at), next.get(at)];
        const entry = after ?? before;
        if (entry === undefined) return [];
        const [was, is] = [(before ?? entry).value, (after ?? entry).value];
        if (before !== undefined && after !== undefined && canonical(was) === canonical(is)) return [];
        const happening = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
        const change = { at, was, is, from, to };
        const rule = rules.find(
          ({ on, when }) => (on === 'any' || on === happening) && when?.(change) !== false,
        );
        return rule === undefined ? [] : [differenceOf(rule, change, entry.name)];
      });
    },
  };
}

function differenceOf<Value>(rule: Rule<Value>, change: Change<Value>, name: string): Difference {
  const { impact, id, upgrade, say } = rule;
  const text = `${name} ${say(change)}`.replace(/\s+/g, ' ');
  return { impact, rule: id, at: change.at, text, ...(upgrade === undefined ? {} : { upgrade }) };
}

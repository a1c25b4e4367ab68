import type {
  ActionDescription,
  Json,
  JsonObject,
  Manifest,
  StreamDescription,
  TriggerDescription,
} from '@onlink/core';
import { pointerOf } from '@onlink/runtime';
import type { Entry } from './aspect.js';

/** The things of one kind in a manifest, by name. */
type Collection<Item> = (manifest: Manifest) => readonly (readonly [name: string, item: Item])[];

/** Which collection, and how people call one of it. */
export interface Kind<Item> {
  readonly key: string;
  readonly noun: string;
  readonly items: Collection<Item>;
}

/** The streams of a manifest. */
export const STREAMS: Kind<StreamDescription> = {
  key: 'streams',
  noun: 'stream',
  items: ({ streams }) => streams.map((stream) => [stream.name, stream]),
};

/** The actions of a manifest. */
export const ACTIONS: Kind<ActionDescription> = {
  key: 'actions',
  noun: 'action',
  items: ({ actions }) => Object.entries(actions),
};

/** The triggers of a manifest. */
export const TRIGGERS: Kind<TriggerDescription> = {
  key: 'triggers',
  noun: 'trigger',
  items: ({ triggers }) => Object.entries(triggers),
};

/** Lists the things of one kind, for rows on their coming and going. */
export function listOf<Item>({
  key,
  noun,
  items,
}: Kind<Item>): (manifest: Manifest) => readonly Entry<Item>[] {
  return (manifest) =>
    items(manifest).map(([name, value]) => ({
      at: pointerOf([key, name]),
      name: `${noun} "${name}"`,
      value,
    }));
}

/** Lists one side of those things of a kind that both manifests have; `undefined` is: it has no such side. */
export function sideOf<Item, Value>(kind: Kind<Item>, side: string, pick: (item: Item) => Value | undefined) {
  return (manifest: Manifest, other: Manifest): readonly Entry<Value>[] => {
    const shared = new Set(kind.items(other).map(([name]) => name));
    return kind.items(manifest).flatMap(([name, item]) => {
      const value = pick(item);
      if (!shared.has(name) || value === undefined) return [];
      return [{ at: pointerOf([kind.key, name, side]), name: `${kind.noun} "${name}"`, value }];
    });
  };
}

/** Lists one side that is a set of words: each is an entry. */
export function wordsOf<Item>(kind: Kind<Item>, side: string, pick: (item: Item) => readonly string[]) {
  return (manifest: Manifest, other: Manifest): readonly Entry<string>[] =>
    sideOf(
      kind,
      side,
      pick,
    )(manifest, other).flatMap(({ at, name, value }) =>
      value.map((word) => ({ at: `${at}${pointerOf([word])}`, name, value: word })),
    );
}

/** What an object holds beside what this version of the table knows; `undefined` where that is nothing. */
export function beside(item: object, known: readonly string[]): JsonObject | undefined {
  const rest = Object.entries(item).filter(([name]) => !known.includes(name)) as [string, Json][];
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

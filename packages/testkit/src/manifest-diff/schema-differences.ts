import type { Json, Manifest } from '@onlink/core';
import type { Difference } from './difference.js';
import { ACTIONS, type Kind, STREAMS, sideOf, TRIGGERS } from './entries.js';
import { placeOf, type SchemaChange, schemaChanges } from './schema-changes.js';
import { type Direction, SCHEMA_RULES } from './schema-rules.js';

/** A schema of a manifest: who writes what it describes, and under what name its differences go. */
interface SchemaPlace {
  readonly prefix: string;
  readonly direction: Direction;
  readonly noun: string;
  readonly list: (
    manifest: Manifest,
    other: Manifest,
  ) => readonly { at: string; name: string; value: Json | null }[];
}

function schemaOf<Item>(kind: Kind<Item>, side: string, pick: (item: Item) => Json | undefined) {
  return sideOf<Item, Json | null>(kind, side, (item) => pick(item) ?? null);
}

/** Every schema of a manifest but the configuration's. */
const PLACES: readonly SchemaPlace[] = [
  {
    prefix: 'stream-record',
    direction: 'output',
    noun: 'record',
    list: schemaOf(STREAMS, 'schema', ({ schema }) => schema),
  },
  {
    prefix: 'stream-params',
    direction: 'input',
    noun: 'import setting',
    list: schemaOf(STREAMS, 'params', ({ params }) => params),
  },
  {
    prefix: 'action-input',
    direction: 'input',
    noun: 'input',
    list: schemaOf(ACTIONS, 'input', ({ input }) => input),
  },
  {
    prefix: 'action-output',
    direction: 'output',
    noun: 'output',
    list: schemaOf(ACTIONS, 'output', ({ output }) => output),
  },
  {
    prefix: 'trigger-params',
    direction: 'input',
    noun: 'setting',
    list: schemaOf(TRIGGERS, 'params', ({ params }) => params),
  },
  {
    prefix: 'trigger-event',
    direction: 'output',
    noun: 'event',
    list: schemaOf(TRIGGERS, 'event', ({ event }) => event),
  },
];

/** The differences between the schemas of streams, actions and triggers. */
export function schemaDifferences(from: Manifest, to: Manifest): readonly Difference[] {
  return PLACES.flatMap(({ prefix, direction, noun, list }) => {
    const next = new Map(list(to, from).map(({ at, value }) => [at, value]));
    return list(from, to).flatMap(({ at, name, value }) =>
      schemaChanges(value ?? undefined, next.get(at) ?? undefined, direction).map((change) =>
        differenceOf(change, { prefix, direction, at, name: `${name}: ${noun}` }),
      ),
    );
  });
}

/**
 * The differences of the configuration. Where stored connections no longer fit, and its version stays, that is one more:
 * `upgrade` is only called on a step.
 */
export function configDifferences(from: Manifest, to: Manifest): readonly Difference[] {
  const at = '/config/schema';
  const found = schemaChanges(from.config.schema, to.config.schema, 'input').map((change) => {
    const name = 'the configuration: field';
    const difference = differenceOf(change, { prefix: 'config', direction: 'input', at, name });
    return difference.impact === 'breaking' ? { ...difference, upgrade: 'config' as const } : difference;
  });
  if (to.config.version > from.config.version || found.every(({ impact }) => impact !== 'breaking'))
    return found;
  const text = `the configuration no longer takes stored connections, and config.version stays at ${to.config.version}: raise it, or upgrade is not called`;
  return [
    ...found,
    { impact: 'breaking', rule: CONFIG_VERSION_KEPT, at: '/config/version', text, upgrade: 'config' },
  ];
}

/** The one rule that looks at schema and version together. */
const CONFIG_VERSION_KEPT = 'config-version-kept';

function differenceOf(
  { kind, path, was, is }: SchemaChange,
  place: {
    readonly prefix: string;
    readonly direction: Direction;
    readonly at: string;
    readonly name: string;
  },
): Difference {
  const rule = SCHEMA_RULES[kind];
  const subject =
    path.length === 0 ? place.name.replace(/: field$/, '') : `${place.name} "${path.join('.')}"`;
  return {
    impact: rule[place.direction],
    rule: `${place.prefix}/${kind}`,
    at: placeOf(place.at, path),
    text: `${subject} ${rule.say(was, is)}`.replace(/\s+/g, ' '),
  };
}

import type { Impact } from './difference.js';

/** Who writes what a schema describes: people and hosts (`input`), or the connector (`output`). */
export type Direction = 'input' | 'output';

/** What a change means, by who writes the value, and how to say it after the name of the field. */
interface SchemaRule {
  readonly input: Impact;
  readonly output: Impact;
  readonly say: (was: string, is: string) => string;
}

/**
 * Every way in which two schemas can differ. Accepting less breaks those who write, promising less breaks those who
 * read. What cannot be judged counts as breaking.
 */
export const SCHEMA_RULES = {
  'field-added': { input: 'addition', output: 'addition', say: () => 'is new' },
  'required-field-added': { input: 'breaking', output: 'addition', say: () => 'is new, and always there' },
  'field-removed': { input: 'breaking', output: 'breaking', say: () => 'is gone' },
  'made-required': { input: 'breaking', output: 'addition', say: () => 'may no longer be left out' },
  'made-optional': { input: 'addition', output: 'breaking', say: () => 'may now be left out' },
  'type-widened': {
    input: 'addition',
    output: 'breaking',
    say: (was, is) => `was ${was} and may now be ${is}`,
  },
  'type-narrowed': {
    input: 'breaking',
    output: 'addition',
    say: (was, is) => `was ${was} and is now only ${is}`,
  },
  'type-changed': { input: 'breaking', output: 'breaking', say: (was, is) => `was ${was} and is now ${is}` },
  'choice-added': { input: 'addition', output: 'addition', say: (_, is) => `may now be ${is}` },
  'choice-removed': { input: 'breaking', output: 'addition', say: (was) => `may no longer be ${was}` },
  'choices-set': { input: 'breaking', output: 'addition', say: (_, is) => `is now one of ${is}` },
  'choices-lifted': {
    input: 'addition',
    output: 'breaking',
    say: (was) => `is no longer only one of ${was}`,
  },
  'limit-tightened': {
    input: 'breaking',
    output: 'patch',
    say: (was, is) => `is limited more: ${was} became ${is}`,
  },
  'limit-loosened': {
    input: 'addition',
    output: 'addition',
    say: (was, is) => `is limited less: ${was} became ${is}`,
  },
  'format-set': { input: 'breaking', output: 'addition', say: (_, is) => `is now of the form ${is}` },
  'format-dropped': {
    input: 'addition',
    output: 'breaking',
    say: (was) => `is no longer of the form ${was}`,
  },
  'format-changed': {
    input: 'breaking',
    output: 'breaking',
    say: (was, is) => `was of the form ${was} and is now ${is}`,
  },
  closed: { input: 'breaking', output: 'addition', say: () => 'no longer takes fields beside those named' },
  opened: { input: 'addition', output: 'addition', say: () => 'now takes fields beside those named' },
  'default-changed': {
    input: 'addition',
    output: 'patch',
    say: (was, is) => `has another default: ${was} became ${is}`,
  },
  'alternative-added': {
    input: 'addition',
    output: 'breaking',
    say: (_, is) => `has one more alternative: ${is}`,
  },
  'alternative-removed': {
    input: 'breaking',
    output: 'addition',
    say: (was) => `has lost an alternative: ${was}`,
  },
  'reference-set': { input: 'patch', output: 'addition', say: (_, is) => `now refers to ${is}` },
  'reference-changed': {
    input: 'breaking',
    output: 'breaking',
    say: (was, is) => `referred to ${was} and now to ${is}`,
  },
  'text-changed': { input: 'patch', output: 'patch', say: (_, is) => `has other words for people (${is})` },
  'keyword-changed': {
    input: 'breaking',
    output: 'breaking',
    say: (_, is) => `differs in ${is}, which cannot be judged`,
  },
} as const satisfies { readonly [kind: string]: SchemaRule };

/** A row of the table. */
export type SchemaChangeKind = keyof typeof SCHEMA_RULES;

import { wordsOf } from './names.js';

/** What an action does over there. */
export type ActionEffect = 'create' | 'update' | 'delete';

/** One action to write. */
export interface ActionAnswer {
  readonly name: string;
  readonly effect: ActionEffect;
  /** The collection of the pretend API that it works on; a stream of the same name reads it. */
  readonly target: string;
}

/** First words that say what an action does. */
const VERBS: { readonly [Effect in ActionEffect]: readonly string[] } = {
  create: ['create', 'add', 'insert', 'hire', 'new'],
  update: ['update', 'change', 'set', 'edit', 'rename', 'patch'],
  delete: ['delete', 'remove', 'drop'],
};

const EFFECTS = Object.keys(VERBS) as readonly ActionEffect[];

/** A name as it is given, `addEmployee` or `addEmployee:create`, apart. `effect` is `undefined` where it is none. */
export function splitAction(text: string): {
  readonly name: string;
  readonly effect?: ActionEffect | undefined;
  readonly unknown?: string;
} {
  const [name = '', given, ...rest] = text.split(':');
  if (given === undefined) return { name, effect: effectOf(name) };
  const effect = EFFECTS.find((known) => known === given && rest.length === 0);
  return effect === undefined ? { name, unknown: text.slice(name.length + 1) } : { name, effect };
}

/** What its first word says; a name that says nothing is taken to create. */
function effectOf(name: string): ActionEffect {
  const [verb = ''] = wordsOf(name);
  return EFFECTS.find((effect) => VERBS[effect].includes(verb)) ?? 'create';
}

/** What it works on: the stream that its name ends with, else what follows its first word. */
export function targetOf(name: string, streams: readonly string[]): string {
  const words = wordsOf(name);
  const noun = words.slice(words.length > 1 ? 1 : 0);
  const stream = streams.find((candidate) => wordsOf(candidate).join(' ') === noun.join(' '));
  return (
    stream ??
    noun.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  );
}

import type { Call } from './call.js';
import type { Effect } from './effect.js';
import type { Fault } from './fault.js';
import type { Json } from './json.js';
import type { Schema } from './schema.js';

/**
 * What may be done when the reply of an action was lost. `safe`: send it again. `by-key`: send it again with the same
 * key, which the remote recognises. `reconcile`: look whether it landed first. `never`: a person must look.
 */
export type RetryClass = 'safe' | 'by-key' | 'reconcile' | 'never';

/** An action's result, or the job to ask about later. `job` is JSON that the host stores. */
export type Outcome<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'pending'; readonly job: Json; readonly pollAfterMs: number };

/** What a call of an action is given beyond {@link Call}. */
export interface ActionCall extends Call {
  /** The same for every try of one piece of work: 64 lower-case hex digits. */
  readonly key: string;
  /** When true nothing is written over there; the output says what would have happened. */
  readonly dryRun: boolean;
}

/** One item's result of {@link Action.runMany}. */
export interface ItemOutcome<Output> {
  readonly index: number;
  readonly output?: Output;
  readonly fault?: Fault;
}

/** What to offer in a select list. */
export interface OptionsRequest {
  readonly search?: string;
  readonly page?: Json;
  /** What has been filled in so far. */
  readonly partial: { readonly [field: string]: Json };
}

/** One page of a select list. */
export interface OptionsPage {
  readonly items: readonly { readonly value: Json; readonly label: string }[];
  readonly page?: Json;
}

/** Gives the live choices of one input field. */
// A method's type, not a function's: only that lets an action of any client stand where hosts handle all alike.
export type OptionsSource<Client> = {
  load(client: Client, request: OptionsRequest, call: Call): Promise<OptionsPage>;
}['load'];

/** Something the host asks the remote system to do; OnLink shows it as a function. */
export interface Action<Client, Input, Output> {
  readonly title: string;
  readonly input: Schema<Input>;
  readonly output: Schema<Output>;
  readonly effect: Effect;
  /** Required to be other than `safe` by nothing but honesty: an effect other than `none` is seldom safe to repeat. */
  readonly retry: RetryClass;
  run(client: Client, input: Input, call: ActionCall): Promise<Outcome<Output>>;
  /** Asks about a pending job. */
  resume?(client: Client, job: Json, call: ActionCall): Promise<Outcome<Output>>;
  /** Finds out whether a lost write landed; `undefined` when it did not. Required where `retry` is `reconcile`. */
  reconcile?(client: Client, input: Input, call: ActionCall): Promise<Output | undefined>;
  runMany?(client: Client, inputs: readonly Input[], call: ActionCall): AsyncIterable<ItemOutcome<Output>>;
  readonly options?: { readonly [field: string]: OptionsSource<Client> };
}

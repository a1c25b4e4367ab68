import type { Action } from '../action.js';
import type { PollTrigger, Trigger, WebhookTrigger } from '../trigger.js';

/** Gives an action its types: infers input and output from its schemas, and fits into `defineConnector`. */
export function defineAction<Client, Input, Output>(
  action: Action<Client, Input, Output>,
): Action<Client, unknown, unknown> {
  return action as Action<Client, unknown, unknown>;
}

/** Gives a trigger its types: infers params and event from its schemas, and fits into `defineConnector`. A poll stays a poll. */
export function defineTrigger<Client, Params, Event>(
  trigger: PollTrigger<Client, Params, Event>,
): PollTrigger<Client, unknown, unknown>;
export function defineTrigger<Client, Params, Event>(
  trigger: WebhookTrigger<Client, Params, Event>,
): WebhookTrigger<Client, unknown, unknown>;
export function defineTrigger<Client, Params, Event>(
  trigger: Trigger<Client, Params, Event>,
): Trigger<Client, unknown, unknown> {
  return trigger as Trigger<Client, unknown, unknown>;
}

import { sampleActionAction } from './actions/sample-action.js'; // @each action

/** Every action of the connector. A new one: a file in src/actions, a line here, and a scenario in test/actions. */
export const ACTIONS = {
  sampleAction: sampleActionAction, // @each action
};

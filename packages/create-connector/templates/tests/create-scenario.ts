import type { ActionScenario } from '@onlink/testkit';
import type { Mock } from '../mock/create-mock.js';

const NAME = 'Made by an action';

/** An input that succeeds, and how often what it asks for is there. */
export const sampleActionScenario: ActionScenario<Mock> = {
  input: () => ({ name: NAME }),
  landed: ({ store }) => [...store.rows('sampleTarget')].filter(({ name }) => name === NAME).length,
};

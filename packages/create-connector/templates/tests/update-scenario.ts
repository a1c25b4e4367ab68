import type { ActionScenario } from '@onlink/testkit';
import type { Mock } from '../mock/create-mock.js';

const NAME = 'Changed by an action';

/** An input that succeeds, and how often what it asks for is there. */
export const sampleActionScenario: ActionScenario<Mock> = {
  input: ({ store }) => ({ id: store.create('sampleTarget', { name: 'Before' }).id, name: NAME }),
  landed: ({ store }) => [...store.rows('sampleTarget')].filter(({ name }) => name === NAME).length,
};

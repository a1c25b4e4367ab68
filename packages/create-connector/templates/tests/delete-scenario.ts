import type { ActionScenario } from '@onlink/testkit';
import type { Mock } from '../mock/create-mock.js';

/** An input that succeeds, and how often what it asks for is there. */
export const sampleActionScenario: ActionScenario<Mock> = {
  input: ({ store }) => ({ id: store.create('sampleTarget', { name: 'To be deleted' }).id }),
  // Rows that were made less rows that are there, so 0 before and 1 after.
  landed: ({ store }) => store.deleted('sampleTarget'),
};

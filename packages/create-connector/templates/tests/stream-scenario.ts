import type { StreamScenario } from '@onlink/testkit';
import type { Mock } from './mock/create-mock.js';

/** What the kit must know to judge a stream: which rows there are, and how to move, remove and spoil them. */
export function streamScenario(collection: string): StreamScenario<Mock> {
  return {
    // Pages so small that the mock's rows take several.
    params: { page_size: 20 },
    keys: ({ store }) => store.ids(collection).map((id) => ({ id })),
    tie: ({ store }) => {
      for (const id of store.ids(collection))
        store.set(collection, id, { updatedAt: '2026-01-01T00:00:00.000Z' });
    },
    touch: ({ store }, nth) => {
      const ids = store.ids(collection);
      store.update(collection, ids[nth % ids.length] ?? 0, { name: `Touched ${nth}` });
    },
    remove: ({ store }) => {
      const id = store.ids(collection)[1] ?? 0;
      store.delete(collection, id);
      return { id };
    },
    spoil: ({ store }) => {
      const id = store.ids(collection)[2] ?? 0;
      store.set(collection, id, { name: null });
      return { id };
    },
    fillParams: {},
    fill: ({ store }, rows) => {
      for (let count = store.ids(collection).length; count < rows; count += 1) {
        store.create(collection, { name: `Filled ${count}` });
      }
    },
  };
}

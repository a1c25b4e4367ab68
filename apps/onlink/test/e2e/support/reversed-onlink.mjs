// The negative control: the same command over a store that saves the checkpoint first and the rows afterwards, each in a
// transaction of its own. A kill between the two loses a page for good, and the kill test must notice.
import { setTimeout as delay } from 'node:timers/promises';
import { addCounts, advanceCheckpoint, createStore, openDatabase, upsertObjects } from '@onlink/host/store';
import { main } from '../../../dist/main.js';

/** The gap is widened so that a kill at a random instant falls into it often enough for a short test. */
const GAP_MS = 120;

async function openReversedStore(options) {
  const database = await openDatabase(options);
  const store = createStore(database);
  const commit = async (batch) => {
    await database.transaction((transaction) => advanceCheckpoint(transaction, batch));
    await delay(GAP_MS);
    return database.transaction(async (transaction) => {
      const counts = await upsertObjects(transaction, batch);
      await addCounts(transaction, batch, counts);
      return counts;
    });
  };
  return { ...store, imports: { ...store.imports, commit } };
}

process.exitCode = await main(process.argv.slice(2), {
  hostOverrides: { openStore: openReversedStore },
});

export { addCounts } from './commit/add-counts.js';
export { advanceCheckpoint } from './commit/advance-checkpoint.js';
export { upsertObjects } from './commit/upsert-objects.js';
export { createStore } from './create-store.js';
export type { StoreOptions } from './database-backend.js';
export { type OpenDatabase, openDatabase } from './open-database.js';
export { openStore } from './open-store.js';
export type { Store } from './store.js';

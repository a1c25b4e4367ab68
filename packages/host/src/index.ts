export type { LogSink } from './call/create-call.js';
export type { CheckResult } from './connections/check-connection.js';
export { type ConfigField, configFields } from './connections/config-fields.js';
export type { ConnectionChanges } from './connections/connection-changes.js';
export type { ConnectionService, ConnectionView } from './connections/connection-service.js';
export { createHost, type Host, type HostOptions } from './create-host.js';
export type { ImportEvent } from './imports/import-event.js';
export { type ImportDefinition, parseDefinition } from './imports/parse-definition.js';
export type { ImportResult } from './imports/run-import.js';
export type { FoundPlugin, PluginLocations } from './plugins/find-plugins.js';
export { HOST_API } from './plugins/plugin-registry.js';
export type { ReadProgress, ReadStreamOptions } from './read/read-stream.js';
export type {
  ImportStatus,
  RunCounts,
  RunStatus,
  Store,
  StoreArchive,
  StoredObject,
  StoredRun,
} from './store/store.js';

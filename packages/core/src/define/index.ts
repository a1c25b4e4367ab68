export type { ConnectorDefinition } from './connector-definition.js';
export { defineConnector } from './define-connector.js';
export { defineAction, defineTrigger } from './define-operation.js';
export { definePlugin } from './define-plugin.js';
export { describeSchema } from './json-schema.js';
export { readParams } from './read-params.js';
export { secret } from './secret.js';

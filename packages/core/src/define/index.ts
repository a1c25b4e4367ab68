export { type ConnectorDefinition, defineConnector } from './define-connector.js';
export { defineAction, defineTrigger } from './define-operation.js';
export { definePlugin } from './define-plugin.js';
export { secret } from './secret.js';

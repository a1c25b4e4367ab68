import { definePlugin } from '@onlink/core/define';
import { connector } from './connector.js';

/** The plugin, as a host loads it. Importing it does nothing. */
const plugin = definePlugin(connector);

export default plugin;

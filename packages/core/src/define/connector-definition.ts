import type { BRAND } from '../brand.js';
import type { Connector } from '../connector.js';
import type { AuthBinding, CheckDescription, StreamDescription, Template } from '../manifest.js';
import type { Schema } from '../schema.js';

/**
 * What an author writes down about a connector: the manifest's facts beside the code that lives up to them. `Config` is what
 * `config.schema` gives and nothing else, so a function that takes another configuration is where the compiler complains.
 */
export interface ConnectorDefinition<Config, Client>
  extends Omit<Connector<NoInfer<Config>, Client>, typeof BRAND | 'manifest' | 'config'> {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly category: string;
  readonly description?: string;
  /** Host features it cannot do without. Default none. */
  readonly needs?: readonly string[];
  /** The configuration as a zod object, secrets marked with `secret()`. Raise `version` when its meaning changes. */
  readonly config: { readonly version: number; readonly schema: Schema<Config> };
  readonly auth: readonly AuthBinding[];
  /** Raise it when the shape of checkpoints changes. Default 1. */
  readonly stateVersion?: number;
  readonly egress: readonly string[];
  readonly checks: readonly CheckDescription[];
  readonly streams?: readonly StreamDescription[];
  readonly templates?: readonly Template[];
}

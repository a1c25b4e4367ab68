import type { Connector } from './connector.js';

/** A name under which something is registered, with the type it stands for. */
export type Token<Value> = symbol & { readonly __type?: Value };

/** Makes a token. It is a `Symbol.for`, so every copy of this package means the same thing by one name. */
export function token<Value>(name: string): Token<Value> {
  return Symbol.for(`onlink.connector/${name}`);
}

/**
 * The slice of a DI container that a plugin sees. tsyringe's `DependencyContainer` satisfies it, and so does the
 * host's scope over it; a plugin never imports tsyringe, because two copies of it do not know each other's classes.
 */
export interface Scope {
  register<Value>(token: Token<Value>, provider: { useFactory: (scope: Scope) => Value }): unknown;
  resolve<Value>(token: Token<Value>): Value;
}

/** Where a plugin registers its connector. */
export const CONNECTOR: Token<Connector<unknown, unknown>> = token('connector@1');

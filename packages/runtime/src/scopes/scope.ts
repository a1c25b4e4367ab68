import 'reflect-metadata';
import { createFault, type Scope, type Token } from '@onlink/core';
import { type DependencyContainer, container as globalContainer } from 'tsyringe';

/** How a value is made and, when the scope ends, let go. */
export interface Provider<Value> {
  readonly useFactory: (scope: Scope) => Value;
  readonly dispose?: (value: Value) => Promise<void> | void;
}

/**
 * A DI scope over a tsyringe container: root (the process), plugin, connection. It adds what tsyringe leaves out: a
 * factory's value is made once per scope, is made with the scope it was registered in (so that no tenant's value is
 * captured by a parent), and is disposed of with it.
 */
export interface HostScope extends Scope {
  readonly name: string;
  /** @throws a fault `host/registered-twice` when this scope has the token already */
  register<Value>(token: Token<Value>, provider: Provider<Value>): void;
  /** Finds the token here or in a parent. @throws a fault `host/not-registered` */
  resolve<Value>(token: Token<Value>): Value;
  createChild(name: string): HostScope;
  /**
   * Children first, then this scope's values in reverse order of their making, each within the time limit. Every one
   * is tried; what failed is thrown together as an AggregateError. A second call does nothing.
   */
  dispose(): Promise<void>;
}

/** What a root scope needs. */
export interface RootScopeOptions {
  /** Waits, and ends early without an error when the signal aborts. */
  readonly delay: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** For each value, in milliseconds. Default 5,000. */
  readonly disposeTimeoutMs?: number;
}

interface Made {
  readonly token: symbol;
  readonly dispose: () => Promise<void> | void;
}

/** Makes the scope of a process. It does not touch tsyringe's global container. */
export function createRootScope(options: RootScopeOptions): HostScope {
  return createScope('root', globalContainer.createChildContainer(), options);
}

function createScope(name: string, container: DependencyContainer, options: RootScopeOptions): HostScope {
  const registered = new Set<symbol>();
  const made: Made[] = [];
  const children: HostScope[] = [];
  let disposal: Promise<void> | undefined;

  const scope: HostScope = {
    name,
    register(token, provider) {
      if (registered.has(token))
        throw scopeFault('host/registered-twice', name, token, 'it is there already');
      registered.add(token);
      let memo: { readonly value: ReturnType<typeof provider.useFactory> } | undefined;
      container.register(token, {
        useFactory: () => {
          if (memo !== undefined) return memo.value;
          const value = provider.useFactory(scope);
          memo = { value };
          const { dispose } = provider;
          if (dispose !== undefined) made.push({ token, dispose: () => dispose(value) });
          return value;
        },
      });
    },
    resolve(token) {
      if (!container.isRegistered(token, true)) {
        throw scopeFault('host/not-registered', name, token, 'nothing was registered under it');
      }
      return container.resolve(token);
    },
    createChild(childName) {
      const child = createScope(`${name}/${childName}`, container.createChildContainer(), options);
      children.push(child);
      return child;
    },
    dispose() {
      disposal ??= disposeAll(children, made, options);
      return disposal;
    },
  };
  return scope;
}

async function disposeAll(
  children: readonly HostScope[],
  made: readonly Made[],
  options: RootScopeOptions,
): Promise<void> {
  const errors: unknown[] = [];
  const attempt = async (work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(...(error instanceof AggregateError ? error.errors : [error]));
    }
  };
  for (const child of [...children].reverse()) await attempt(() => child.dispose());
  for (const { token, dispose } of [...made].reverse()) {
    await attempt(() => withinLimit(token, dispose, options));
  }
  if (errors.length > 0) {
    throw new AggregateError(errors, `Failed to dispose of ${errors.length} value(s) of a scope.`);
  }
}

async function withinLimit(
  token: symbol,
  dispose: () => Promise<void> | void,
  { delay, disposeTimeoutMs = 5_000 }: RootScopeOptions,
): Promise<void> {
  const late = Symbol('late');
  const limit = new AbortController();
  try {
    const limited = delay(disposeTimeoutMs, limit.signal).then(() => late);
    const outcome = await Promise.race([Promise.resolve(dispose()), limited]);
    if (outcome === late) {
      throw new Error(`Failed to dispose of ${String(token)}: it took longer than ${disposeTimeoutMs} ms.`);
    }
  } finally {
    limit.abort();
  }
}

function scopeFault(code: string, scopeName: string, token: symbol, reason: string): Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'never',
    effect: 'none',
    code,
    message: `Failed to use token "${token.description ?? ''}" in scope "${scopeName}": ${reason}. Register each token once, in the scope that owns it.`,
  });
}

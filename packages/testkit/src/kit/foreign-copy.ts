import { BRAND, type Fault, faultToJson, isSecret, type Scope, type Secret, type Token } from '@onlink/core';

/**
 * Values as another copy of the contract might make them: recognised by their brand, and by nothing else. A host and its
 * plugins carry a copy each, perhaps of other versions.
 */
class ForeignSecret implements Secret {
  readonly [BRAND] = 'secret@1' as const;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
}

/** A scope that minds what it is called on. */
class ForeignScope implements Scope {
  readonly #inner: Scope;

  constructor(inner: Scope) {
    this.#inner = inner;
  }
  register<Value>(token: Token<Value>, provider: { useFactory: (scope: Scope) => Value }): unknown {
    return this.#inner.register(token, { useFactory: () => provider.useFactory(this) });
  }
  resolve<Value>(token: Token<Value>): Value {
    return this.#inner.resolve(token);
  }
}

/** A fault that is no `Error` of this realm's making: only its brand tells what it is. */
export function asForeignFault(fault: Fault): Fault {
  return Object.freeze({ ...(faultToJson(fault) as unknown as Fault), [BRAND]: 'fault@1' as const });
}

/** A scope of another copy over ours. */
export function asForeignScope(scope: Scope): Scope {
  return new ForeignScope(scope);
}

/** The same configuration with secrets of another copy. */
export function disguise(value: unknown): unknown {
  if (isSecret(value)) return new ForeignSecret(value.reveal());
  if (Array.isArray(value)) return value.map(disguise);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, disguise(child)]));
}

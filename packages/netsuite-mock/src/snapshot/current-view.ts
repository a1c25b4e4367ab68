/**
 * An object that is always the present one: a restored mock has other objects inside, and whoever holds this one sees
 * those. For objects whose methods need no `this`.
 */
export function currentView<Value extends object>(current: () => Value): Value {
  return new Proxy({} as Value, {
    get: (_, name) => Reflect.get(current(), name),
    has: (_, name) => Reflect.has(current(), name),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor(_, name) {
      const found = Reflect.getOwnPropertyDescriptor(current(), name);
      // The proxy's own target has no such property, so that it may not be called fixed.
      return found && { ...found, configurable: true };
    },
  });
}

import type { Json, JsonObject } from '@onlink/core';

/** Reads what a JSON pointer names, or `undefined`. Source: RFC 6901. */
export function readPointer(value: unknown, pointer: string): unknown {
  let current: unknown = value;
  for (const name of namesOf(pointer)) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as { readonly [key: string]: unknown })[name];
  }
  return current;
}

/** A copy of `value` in which the pointer names `next`; `undefined` removes the field. Objects in between are made. */
export function writePointer(value: JsonObject, pointer: string, next: unknown): JsonObject {
  const [name, ...rest] = namesOf(pointer);
  if (name === undefined) return next as JsonObject;
  const copy: { [key: string]: Json } = { ...value };
  if (rest.length > 0) {
    const child = copy[name];
    const inner =
      typeof child === 'object' && child !== null && !Array.isArray(child) ? (child as JsonObject) : {};
    copy[name] = writePointer(inner, `/${rest.map(escapeName).join('/')}`, next);
  } else if (next === undefined) {
    delete copy[name];
  } else {
    copy[name] = next as Json;
  }
  return copy;
}

/** The pointer of a path of names. */
export function pointerOf(names: readonly string[]): string {
  return names.map((name) => `/${escapeName(name)}`).join('');
}

function namesOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

import { BRAND, type Branded, hasBrand } from './brand.js';

/**
 * A secret in the hands of a connector. It prints as `[secret]` in a string, in JSON and in an inspector;
 * {@link Secret.reveal} is the one way to the text. The host makes one for each secret pointer of the manifest
 * after the raw configuration has passed the connector's schema, and tells its redactor about it.
 */
export interface Secret extends Branded<'secret@1'> {
  /** The text. Call it where the text is needed, and keep the result nowhere. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const PRINTED = '[secret]';

/** Wraps a text so that it cannot be printed by accident. For hosts and tests; a connector is given its secrets. */
export function createSecret(text: string): Secret {
  return Object.freeze({
    [BRAND]: 'secret@1' as const,
    reveal: () => text,
    toString: () => PRINTED,
    toJSON: () => PRINTED,
    // Node's inspector (console.log, util.inspect, assertion messages) asks for this registered symbol.
    [Symbol.for('nodejs.util.inspect.custom')]: () => PRINTED,
  });
}

/** Whether a value is a {@link Secret}, whichever copy of this package made it. */
export function isSecret(value: unknown): value is Secret {
  return hasBrand(value, 'secret@1');
}

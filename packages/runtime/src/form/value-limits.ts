import type { Json, JsonObject } from '@onlink/core';
import { defined } from './field-shape.js';

/** How long a text may be, and what it must look like. */
export function textLimits({ minLength, maxLength, pattern }: JsonObject) {
  return defined({
    minLength: numberOr(minLength),
    maxLength: numberOr(maxLength),
    pattern: typeof pattern === 'string' ? pattern : undefined,
  });
}

/** The range of a number. A whole number's bound at 2^53 - 1 is JSON's own, and left out. */
export function numberLimits({ minimum, maximum }: JsonObject) {
  const [low, high] = [numberOr(minimum), numberOr(maximum)];
  return defined({
    minimum: low === Number.MIN_SAFE_INTEGER ? undefined : low,
    maximum: high === Number.MAX_SAFE_INTEGER ? undefined : high,
  });
}

/** How many entries a list may have. */
export function countLimits({ minItems, maxItems }: JsonObject) {
  return defined({ minItems: numberOr(minItems), maxItems: numberOr(maxItems) });
}

function numberOr(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { secret } from '../../src/define/index.js';
import { createSecret, isSecret, type OpenContext, type Secret } from '../../src/index.js';

const key = createSecret('text');

// It is no text, and only `reveal` makes one of it.
expectTypeOf(key).toEqualTypeOf<Secret>();
expectTypeOf<Secret>().not.toExtend<string>();
expectTypeOf(key.reveal).toEqualTypeOf<() => string>();
// @ts-expect-error
key satisfies string;
// @ts-expect-error
key.length;
declare const value: unknown;
if (isSecret(value)) expectTypeOf(value).toEqualTypeOf<Secret>();

// A secret field takes text from the admin, and gives a Secret to the connector, however it is wrapped.
const schema = z.strictObject({
  required: secret(z.string().min(20)),
  optional: secret(z.string()).optional(),
  described: secret(z.string().trim()).meta({ title: 'Key' }),
});
expectTypeOf<z.input<typeof schema>>().toEqualTypeOf<{
  required: string;
  described: string;
  optional?: string | undefined;
}>();
expectTypeOf<z.output<typeof schema>>().toEqualTypeOf<{
  required: Secret;
  described: Secret;
  optional?: Secret | undefined;
}>();

// Only a plain string can be one: a transform would see, or make, a text that nobody guards.
// @ts-expect-error
secret(z.string().transform((text) => text.length));
// @ts-expect-error
secret(z.string().optional());

// A rotated secret is handed over as text, by the pointer of its field, with the one that it replaces.
expectTypeOf<OpenContext['rotateSecret']>().parameters.toEqualTypeOf<
  [pointer: string, next: string, expected: string]
>();

// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineConnector, secret } from '../../src/define/index.js';
import type { Call, Connector, HttpRequest, Manifest, ReadEvent, Schema, Secret } from '../../src/index.js';

const schema = z.strictObject({ account: z.string(), key: secret(z.string()) });

// A secret field reaches the connector as a Secret, and only as that.
expectTypeOf<z.output<typeof schema>>().toEqualTypeOf<{ account: string; key: Secret }>();
expectTypeOf<z.output<typeof schema>['key']>().not.toEqualTypeOf<string>();

// A zod schema is a Schema of the boundary by its structure, without an adapter.
expectTypeOf(schema).toExtend<Schema<{ account: string; key: Secret }>>();

// A connector with its own configuration and client is what a host handles.
declare const own: Connector<{ account: string }, { token: string }>;
own satisfies Connector<unknown, unknown>;

// What crosses the boundary is discriminated by `kind`, and says its effect.
expectTypeOf<ReadEvent['kind']>().toExtend<string>();
expectTypeOf<HttpRequest>().toHaveProperty('effect');
expectTypeOf<Call['exchange']>().parameter(0).toEqualTypeOf<HttpRequest>();

// The manifest is data.
expectTypeOf<Manifest['config']['secrets']>().toEqualTypeOf<readonly string[]>();

// A transform of a secret has no place: `secret` takes plain strings alone.
// @ts-expect-error
secret(z.number());

expectTypeOf(defineConnector).returns.toHaveProperty('manifest');

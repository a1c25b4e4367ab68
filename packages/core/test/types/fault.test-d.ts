// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import {
  type Blame,
  type BRAND,
  createFault,
  type Fault,
  type FaultDetails,
  type FaultEffect,
  type FaultScope,
  faultToJson,
  isFault,
  type JsonObject,
  type RetryAdvice,
} from '../../src/index.js';

// Each says who acts, how far it reaches, when to retry and whether the world changed, in closed lists.
expectTypeOf<Blame>().toEqualTypeOf<
  | 'config'
  | 'credentials'
  | 'permission'
  | 'input'
  | 'limit'
  | 'network'
  | 'remote'
  | 'connector'
  | 'host'
  | 'cancelled'
>();
expectTypeOf<FaultScope>().toEqualTypeOf<'item' | 'partition' | 'stream' | 'connection'>();
expectTypeOf<FaultEffect>().toEqualTypeOf<'none' | 'applied' | 'unknown'>();
expectTypeOf<RetryAdvice>().toEqualTypeOf<'never' | 'after-fix' | { readonly afterMs: number }>();

const details: FaultDetails = {
  blame: 'limit',
  scope: 'connection',
  retry: { afterMs: 1_000 },
  effect: 'none',
  code: 'sample/limit',
  message: 'Failed to read stream "a": the quota is used up. Wait.',
};
const fault = createFault(details);

// It can be thrown, and it is known by its brand: a fault of another copy has the same type.
expectTypeOf(fault).toEqualTypeOf<Fault & Error>();
expectTypeOf<Fault[typeof BRAND]>().toEqualTypeOf<'fault@1'>();
expectTypeOf(faultToJson).parameter(0).toEqualTypeOf<Fault>();
expectTypeOf(faultToJson).returns.toEqualTypeOf<JsonObject>();
declare const thrown: unknown;
if (isFault(thrown)) expectTypeOf(thrown).toEqualTypeOf<Fault>();
else expectTypeOf(thrown).toEqualTypeOf<unknown>();

// Details alone are no fault, none of the five facts may be missing, and nothing of it can be changed.
// @ts-expect-error
details satisfies Fault;
const { effect: _, ...withoutEffect } = details;
// @ts-expect-error
createFault(withoutEffect);
// @ts-expect-error
createFault({ ...details, retry: 1_000 });
// @ts-expect-error
fault.code = 'sample/other';

// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import type {
  BudgetObservation,
  Call,
  Clock,
  HttpRequest,
  HttpResponse,
  JsonObject,
} from '../../src/index.js';

declare const call: Call;

// Bytes out, bytes in; there is no ambient `fetch` in disguise.
expectTypeOf(call.exchange).toEqualTypeOf<(request: HttpRequest) => Promise<HttpResponse>>();
expectTypeOf<Call>().not.toHaveProperty('fetch');
expectTypeOf<HttpRequest['body']>().toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf<HttpResponse['body']>().toEqualTypeOf<Uint8Array>();
expectTypeOf(call.random).toEqualTypeOf<(sizeBytes: number) => Uint8Array>();

// Time comes from the call, as milliseconds.
expectTypeOf<Clock['now']>().returns.toEqualTypeOf<number>();
expectTypeOf<Clock['sleep']>().parameters.toEqualTypeOf<[durationMs: number]>();
expectTypeOf(call.deadlineAt).toEqualTypeOf<number>();
expectTypeOf(call.signal).toEqualTypeOf<AbortSignal>();

// A budget is learnt from; taking and releasing it is the host's.
expectTypeOf<keyof Call['budget']>().toEqualTypeOf<'learn'>();
expectTypeOf(call.budget.learn).parameters.toEqualTypeOf<[observation: BudgetObservation]>();

// The effect of a request is stated, never inferred, and a log takes JSON, which an error or a date is not.
// @ts-expect-error
call.exchange({ method: 'POST', url: 'https://api.invalid', headers: {} });
call.log('warn', 'sample.event', { page: 1 });
expectTypeOf(call.log).parameter(2).toEqualTypeOf<JsonObject | undefined>();
// @ts-expect-error
call.log('warn', 'sample.event', { at: new Date(0) });
// @ts-expect-error
call.log('fatal', 'sample.event');

// A connector changes nothing of it.
// @ts-expect-error
call.attempt = 2;

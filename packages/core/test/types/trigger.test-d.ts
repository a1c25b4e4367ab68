// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineTrigger } from '../../src/define/index.js';
import type {
  Connector,
  Json,
  Occurrence,
  PollEvent,
  PollRequest,
  PollTrigger,
  RawRequest,
  Secret,
  Trigger,
  Verdict,
  WebhookScheme,
  WebhookTrigger,
} from '../../src/index.js';

interface Client {
  readonly token: string;
}

const params = z.strictObject({ department: z.string().optional() });
const event = z.strictObject({ id: z.string() });

// A poll: params and event are those of the schemas, and what it yields is told apart by its kind.
const polled = defineTrigger({
  kind: 'poll',
  title: 'Changed',
  params,
  event,
  async *poll(client: Client, request, call) {
    expectTypeOf(request).toEqualTypeOf<PollRequest<{ department?: string | undefined }>>();
    expectTypeOf(call.deadlineAt).toEqualTypeOf<number>();
    yield { kind: 'event', event: { id: client.token, at: '2026-01-01T00:00:00Z', data: { id: '1' } } };
    yield { kind: 'checkpoint', state: { after: '1' } };
  },
});
expectTypeOf(polled).toEqualTypeOf<PollTrigger<Client, unknown, unknown>>();
expectTypeOf(polled).toExtend<Trigger<Client, unknown, unknown>>();
expectTypeOf<Extract<PollEvent<number>, { kind: 'event' }>['event']>().toEqualTypeOf<Occurrence<number>>();
expectTypeOf<Extract<PollEvent<number>, { kind: 'checkpoint' }>['state']>().toEqualTypeOf<Json>();
expectTypeOf<PollTrigger<Client, unknown, unknown>>().not.toHaveProperty('parse');

// A webhook: parsing and verifying are pure, so they are handed no client and no call.
const hooked = defineTrigger({
  kind: 'webhook',
  title: 'Hired',
  params,
  event,
  schemes: [
    {
      kind: 'hmac',
      header: 'x-signature',
      algorithm: 'sha256',
      encoding: 'hex',
      signedParts: [{ kind: 'body' }],
    },
  ],
  parse(raw) {
    expectTypeOf(raw).toEqualTypeOf<RawRequest>();
    return [{ id: '1', at: '2026-01-01T00:00:00Z', data: { id: '1' } }];
  },
  async subscribe(client: Client, request) {
    expectTypeOf(request.secret).toEqualTypeOf<Secret>();
    return { handle: client.token };
  },
});
expectTypeOf({ polled, hooked }).toExtend<NonNullable<Connector<unknown, Client>['triggers']>>();
expectTypeOf<WebhookTrigger<Client, string, string>['parse']>().parameters.toEqualTypeOf<
  [raw: RawRequest, params: string]
>();
expectTypeOf<NonNullable<WebhookTrigger<Client, string, string>['verify']>>().parameters.toEqualTypeOf<
  [raw: RawRequest, secrets: readonly Secret[], now: number]
>();
expectTypeOf<
  NonNullable<WebhookTrigger<Client, string, string>['verify']>
>().returns.toEqualTypeOf<Verdict>();
expectTypeOf<RawRequest['body']>().toEqualTypeOf<Uint8Array>();
expectTypeOf<Extract<Verdict, { kind: 'refused' }>['reason']>().toEqualTypeOf<string>();

// Schemes are a closed list, each with what the host needs to verify it.
expectTypeOf<WebhookScheme['kind']>().toEqualTypeOf<
  'basic_auth' | 'auth_token' | 'header_token' | 'hmac' | 'custom'
>();
// @ts-expect-error
({ kind: 'hmac', header: 'x-signature' }) satisfies WebhookScheme;
// @ts-expect-error
({ kind: 'header_token' }) satisfies WebhookScheme;

// An event of another type, and a trigger of no kind, are mistakes.
defineTrigger({
  kind: 'webhook',
  title: 'Hired',
  params,
  // @ts-expect-error
  event,
  schemes: [{ kind: 'basic_auth' }],
  parse: () => [{ id: '1', at: '2026-01-01T00:00:00Z', data: { id: 1 } }],
});
// @ts-expect-error
defineTrigger({ title: 'Neither', params, event });

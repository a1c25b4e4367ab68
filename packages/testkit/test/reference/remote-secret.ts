import type { Subscription, WebhookTrigger } from '@onlink/core';
import { ask, type Client } from './client.js';

/** What makes of the reference's webhook one whose secret the remote makes. */
export function withRemoteSecret(
  toSubscription: (made: { readonly id: string; readonly secret: string }) => Subscription,
): Partial<WebhookTrigger<Client, unknown, unknown>> {
  return {
    secretFrom: 'remote',
    async subscribe(client, { url }, call) {
      const json = { url };
      const made = await ask(client, call, { method: 'POST', path: '/hooks', json, effect: 'create' });
      return toSubscription({ id: String(made['id']), secret: String(made['secret']) });
    },
  };
}

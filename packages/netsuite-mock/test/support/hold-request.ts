import type { Client, RequestChanges } from './client.js';
import { authorizationFor } from './signed-request.js';

/** Ends a request that was held, and resolves once it no longer counts. */
export type Release = () => Promise<void>;

/** Where a held request goes, and who sends it. */
export type HeldRequest = Pick<RequestChanges, 'as'> & { readonly path?: string };

/** Sends one good request and keeps it under way: on a face with a client by a stall, else by not being done with it. */
export async function holdRequest(client: Client, held: HeldRequest = {}): Promise<Release> {
  const { mock, baseUrl } = client;
  const { path = '/services/rest/*', as } = held;
  const account = mock.accounts.get(mock.credentials.accountId);
  const before = account.requestsUnderWay;
  if (client.face === 'function') {
    const [method, url] = ['OPTIONS', `${baseUrl}${path}`];
    const credentials = { ...mock.credentials, ...as };
    const authorization = authorizationFor({ method, url, credentials, nowMs: mock.clock.now() });
    const { done } = mock.begin({ method, url, headers: { authorization }, body: new Uint8Array(0) });
    return async () => done();
  }
  mock.faults.arm({ fault: 'stall', times: 1 });
  const controller = new AbortController();
  const { signal } = controller;
  const pending = client.send(path, { method: 'OPTIONS', signal, ...(as && { as }) }).catch(() => {});
  while (account.requestsUnderWay === before) await nextTurn();
  mock.faults.disarm();
  return async () => {
    const held = account.requestsUnderWay;
    controller.abort();
    await pending;
    while (account.requestsUnderWay === held) await nextTurn();
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

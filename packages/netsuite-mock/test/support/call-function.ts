import type { NetsuiteMock } from '../../src/index.js';

/**
 * Calls the core itself and hands its answer on as a `Response`. What a delivery says is the caller's to do: a reset and
 * a stall become a rejection that names them, a cut loses half of the body.
 */
export async function callFunction(mock: NetsuiteMock, url: string, init: RequestInit): Promise<Response> {
  const body = Buffer.from(typeof init.body === 'string' ? init.body : '');
  const headers = Object.fromEntries(new Headers(init.headers));
  const answer = mock.handle({ method: init.method ?? 'GET', url, headers, body });
  const { end } = answer.delivery ?? {};
  if (end === 'reset' || end === 'stall') throw new TypeError(`the delivery says ${end}`);
  if (end === 'cut') throw new TypeError(`only ${answer.body.slice(0, answer.body.length / 2)} came`);
  return new Response(answer.status === 204 ? null : answer.body, answer);
}

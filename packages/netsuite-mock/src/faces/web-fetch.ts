import type { MockCore } from '../protocol/create-core.js';

/** The core behind the platform's `Request` and `Response`: hand it to anything that takes a `fetch`. */
export function createFetchFace(core: MockCore): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = request.body === null ? NO_BODY : new Uint8Array(await request.arrayBuffer());
    const headers = Object.fromEntries(request.headers);
    const answer = core({ method: request.method, url: request.url, headers, body });
    // A null-body status takes no body, not even an empty one.
    const text = answer.status === 204 || answer.status === 304 ? null : answer.body;
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
}

const NO_BODY = new Uint8Array(0);

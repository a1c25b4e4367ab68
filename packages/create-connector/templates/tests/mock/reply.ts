/** A reply with JSON in it, or an empty one. */
export function reply(status: number, body?: unknown): Response {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/** A failure, as the vendor words it. */
export function failure(status: number, code: string, message: string): Response {
  return reply(status, { error: { code, message } });
}

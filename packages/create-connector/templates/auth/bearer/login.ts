/** Configuration fields that the mock accepts, beside the address. */
export const CREDENTIALS = { token: 'mock-token-0123456789abcdef' };

/** Says of each request whether it comes from somebody who may (RFC 6750). */
export function createLogin(_now: () => number): (request: Request) => boolean {
  return ({ headers }) => headers.get('authorization') === `Bearer ${CREDENTIALS.token}`;
}

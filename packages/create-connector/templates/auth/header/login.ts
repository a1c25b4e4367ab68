/** Configuration fields that the mock accepts, beside the address. */
export const CREDENTIALS = { apiKey: 'mock-key-0123456789abcdef' };

/** Says of each request whether it comes from somebody who may. */
export function createLogin(_now: () => number): (request: Request) => boolean {
  return ({ headers }) => headers.get('x-api-key') === CREDENTIALS.apiKey;
}

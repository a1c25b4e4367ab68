/** Configuration fields that the mock accepts, beside the address. */
export const CREDENTIALS = { username: 'onlink', password: 'correct horse battery staple' };

/** Says of each request whether it comes from somebody who may (RFC 7617). */
export function createLogin(_now: () => number): (request: Request) => boolean {
  const { username, password } = CREDENTIALS;
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return ({ headers }) => headers.get('authorization') === wanted;
}

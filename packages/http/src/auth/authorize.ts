import type { Call } from '@onlink/core';
import type { Auth } from './auth.js';
import { reveal, revealForHeader, unsendable } from './credential.js';
import { type SignedRequest, signOauth1 } from './oauth1.js';

/**
 * The headers that prove who sends a request; names in lower case. Ask again for every attempt: a signature holds once.
 *
 * @throws `http/unsendable-credential` for a credential that a header cannot hold
 */
export function authorize(
  request: SignedRequest,
  auth: Auth,
  call: Call,
): { readonly [name: string]: string } {
  switch (auth.kind) {
    case 'none':
      return {};
    case 'basic':
      return { authorization: basic(reveal(auth.username), reveal(auth.password)) };
    case 'bearer':
      return { authorization: `Bearer ${revealForHeader(auth.token, 'token')}` };
    case 'header':
      return { [auth.name.toLowerCase()]: revealForHeader(auth.value, `value of the header "${auth.name}"`) };
    case 'oauth1':
      return { authorization: signOauth1(request, auth, call) };
  }
}

function basic(username: string, password: string): string {
  // RFC 7617 section 2: the first colon ends the username.
  if (username.includes(':')) throw unsendable('username', 'it holds a colon, which basic auth cannot carry');
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

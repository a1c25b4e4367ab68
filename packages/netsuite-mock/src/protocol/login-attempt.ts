import type { AccountRecords } from '../account/account-records.js';
import { findIntegration } from '../account/account-records.js';
import type { Integration, Role, Token, User } from '../account/identity.js';
import type { NonceMemory } from '../account/nonce-memory.js';
import { type AuthorizationHeader, parseAuthorizationHeader } from './authorization-header.js';
import { signatureBaseString } from './base-string.js';
import { headerValue, type MockRequest } from './message.js';
import type { ReceivedUrl } from './received-url.js';
import type { Switches } from './switches.js';

/** Everything the login checks look at, gathered once so that they can run in any order. */
export interface LoginAttempt {
  readonly header: AuthorizationHeader;
  /** Empty unless the header was parsed. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly records: AccountRecords;
  readonly nonces: NonceMemory;
  readonly switches: Switches;
  readonly nowMs: number;
  readonly integration: Integration | undefined;
  readonly token: Token | undefined;
  readonly user: User | undefined;
  readonly role: Role | undefined;
  /** The base string as the mock reads the request; absent unless the header was parsed. */
  readonly baseString: string | undefined;
}

/** The parts of the mock that a login needs. */
export interface LoginSurroundings {
  readonly records: AccountRecords;
  readonly nonces: NonceMemory;
  readonly switches: Switches;
  readonly nowMs: number;
}

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;
const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

/** Gathers an attempt from a request. */
export function readLoginAttempt(
  request: MockRequest,
  url: ReceivedUrl,
  surroundings: LoginSurroundings,
): LoginAttempt {
  const { records } = surroundings;
  const header = parseAuthorizationHeader(headerValue(request, 'authorization'));
  const parameters = header.kind === 'oauth' ? header.parameters : NO_PARAMETERS;
  const token = records.tokens.get(parameters.get('oauth_token') ?? '');
  const isForm = FORM_TYPE.test(headerValue(request, 'content-type') ?? '');
  return {
    ...surroundings,
    header,
    parameters,
    integration: findIntegration(records, parameters.get('oauth_consumer_key') ?? ''),
    token,
    user: token && records.users.get(token.userId),
    role: token && records.roles.get(token.roleId),
    baseString:
      header.kind === 'oauth'
        ? signatureBaseString({
            method: request.method,
            url,
            headerParameters: parameters,
            ...(isForm && { formBody: Buffer.from(request.body).toString('utf8') }),
          })
        : undefined,
  };
}

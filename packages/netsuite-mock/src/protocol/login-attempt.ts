import type { AccountRecords } from '../account/account-records.js';
import { findIntegration } from '../account/account-records.js';
import type { Integration, Role, Token, User } from '../account/identity.js';
import type { NonceMemory } from '../account/nonce-memory.js';
import { type AuthorizationHeader, parseAuthorizationHeader } from './authorization-header.js';
import { signatureBaseString } from './base-string.js';
import type { LoginSurface } from './login-surface.js';
import { headerValue, type MockRequest } from './message.js';
import { ParameterList, type ProtocolParameters } from './protocol-parameters.js';
import type { ReceivedUrl } from './received-url.js';
import type { Switches } from './switches.js';

/** Everything the login checks look at, gathered once so that they can run in any order. */
export interface LoginAttempt extends LoginSurroundings {
  readonly header: AuthorizationHeader;
  /** Empty unless the header was parsed. */
  readonly parameters: ProtocolParameters;
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
  readonly surface: LoginSurface;
}

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;
const NO_PARAMETERS: ProtocolParameters = new ParameterList();

/** Gathers an attempt from a request. */
export function readLoginAttempt(
  request: MockRequest,
  url: ReceivedUrl,
  surroundings: LoginSurroundings,
): LoginAttempt {
  const header = parseAuthorizationHeader(headerValue(request, 'authorization'));
  const baseString = header.kind === 'oauth' ? requestBaseString(request, url, header.parameters) : undefined;
  return attemptOf(header, baseString, surroundings);
}

/** Gathers an attempt from a header and the base string that its signature must be of. */
export function attemptOf(
  header: AuthorizationHeader,
  baseString: string | undefined,
  { records, nonces, switches, nowMs, surface }: LoginSurroundings,
): LoginAttempt {
  const parameters = header.kind === 'oauth' ? header.parameters : NO_PARAMETERS;
  const token = records.tokens.get(parameters.get('oauth_token') ?? '');
  return {
    records,
    nonces,
    switches,
    nowMs,
    surface,
    header,
    parameters,
    integration: findIntegration(records, parameters.get('oauth_consumer_key') ?? ''),
    token,
    user: token && records.users.get(token.userId),
    role: token && records.roles.get(token.roleId),
    baseString,
  };
}

/** The signature base string of a request; a form body is a part of it. */
export function requestBaseString(
  request: MockRequest,
  url: ReceivedUrl,
  headerParameters: ProtocolParameters,
): string {
  const { method } = request;
  const isForm = request.body.length > 0 && FORM_TYPE.test(headerValue(request, 'content-type') ?? '');
  return isForm
    ? signatureBaseString({
        method,
        url,
        headerParameters,
        formBody: Buffer.from(request.body).toString('utf8'),
      })
    : signatureBaseString({ method, url, headerParameters });
}

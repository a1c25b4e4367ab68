import { hostService, type ReceivedUrl } from './received-url.js';

/**
 * Where a login is tried: SuiteTalk REST, a RESTlet, or SOAP. They differ in what they ask of a role, in the audit trail's
 * words and in the answer to a refusal.
 */
export type LoginSurface = 'rest' | 'restlet' | 'soap';

/** The surface of a request: that of its route, and where it has none that of its host. */
export function loginSurface(
  access: 'rest' | 'restlet' | 'open' | undefined,
  url: ReceivedUrl,
): LoginSurface {
  const isRestlet = access === 'restlet' || (access === undefined && hostService(url) === 'restlets');
  return isRestlet ? 'restlet' : 'rest';
}

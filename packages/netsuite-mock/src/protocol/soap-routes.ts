import { notModelledReply } from './error-reply.js';
import type { Route } from './route.js';

/** The SOAP endpoint: 501. What a client signs for it is judged by `verifyTokenPassport`. */
export const SOAP_ROUTES: readonly Route[] = [
  {
    name: 'soap',
    method: 'POST',
    path: /^\/services\/NetSuitePort_[0-9_]+$/,
    access: 'open',
    serve: ({ url }) => notModelledReply(`the route POST ${url.path} (SOAP)`),
  },
];

import type { RouteReply } from '../protocol/message.js';

/**
 * 503 as a web server in front of NetSuite sends it: HTML where a client expects JSON. That RESTlets may get a 503 is
 * documented (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html); the page is not.
 */
export const SERVICE_UNAVAILABLE_PAGE: RouteReply = htmlPage(
  503,
  'Service Unavailable',
  'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.',
);

/** The page of a scheduled maintenance. Its status and text are assumptions. */
export const MAINTENANCE_PAGE: RouteReply = htmlPage(
  503,
  'NetSuite - Scheduled Maintenance',
  'Your data center is undergoing scheduled maintenance. Service will be restored as soon as it ends.',
);

function htmlPage(status: number, title: string, text: string): RouteReply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><h1>${title}</h1><p>${text}</p></body></html>\n`,
  };
}

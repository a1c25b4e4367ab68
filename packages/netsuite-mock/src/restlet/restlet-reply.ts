import type { RouteReply } from '../protocol/message.js';

/** One error of a RESTlet. */
export interface RestletError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The forms in which a RESTlet talks, by the content type of the request. */
export type RestletFormat = 'json' | 'xml' | 'text';

const FORMATS: ReadonlyMap<string, RestletFormat> = new Map([
  ['application/json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['text/plain', 'text'],
]);

/**
 * The form that a content type asks for; parameters such as a charset do not matter, case does.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619215993.html
 */
export function restletFormat(contentType: string | undefined): RestletFormat | undefined {
  return FORMATS.get((contentType ?? '').split(';', 1)[0]?.trim() ?? '');
}

const CONTENT_TYPES: Readonly<Record<RestletFormat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** An answer in a RESTlet's form. */
export function restletReply(status: number, format: RestletFormat, body: string): RouteReply {
  return { status, headers: { 'content-type': CONTENT_TYPES[format] }, body };
}

/**
 * Renders an error in the form of the request's content type; plain text where there is none. The blanks about the
 * colon after `error`, `code` and `message` are those of real answers.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export function restletErrorReply(contentType: string | undefined, error: RestletError): RouteReply {
  const format = restletFormat(contentType) ?? 'text';
  const { code, message } = error;
  const bodies: Readonly<Record<RestletFormat, string>> = {
    json: `{"error" : {"code" : ${JSON.stringify(code)}, "message" : ${JSON.stringify(message)}}}`,
    xml: `<error><code>${escapeXml(code)}</code><message>${escapeXml(message)}</message></error>`,
    text: `error code: ${code}\nerror message: ${message}`,
  };
  return restletReply(error.status, format, bodies[format]);
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => XML_ESCAPES[mark] ?? mark);
}

import type { AdminField } from './admin-field.js';
import type { AdminRoute } from './admin-route.js';

/** What came with a call, checked against its route; `reason` is one line that names the member at fault. */
export type CheckedBody =
  | { readonly kind: 'body'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads a body, and checks it against what the route takes. */
export function checkBody({ body: fields = {} }: AdminRoute, bytes: Uint8Array): CheckedBody {
  const text = Buffer.from(bytes).toString('utf8').trim();
  let value: unknown = {};
  try {
    if (text !== '') value = JSON.parse(text);
  } catch {
    return { kind: 'refused', reason: 'The body is not JSON. Send a JSON object.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'refused', reason: 'The body is not a JSON object. Send one.' };
  const members = value as Readonly<Record<string, unknown>>;
  const reason = fields === 'open' ? undefined : wrongMember(fields, members);
  return reason === undefined ? { kind: 'body', value: members } : { kind: 'refused', reason };
}

function wrongMember(
  fields: Readonly<Record<string, AdminField>>,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined)
    return `The body has "${unknown}", which is not taken. Give any of: ${listed(Object.keys(fields))}.`;
  for (const [name, field] of Object.entries(fields)) {
    const given = value[name];
    if (given === undefined ? field.required : !field.accepts(given))
      return `"${name}" must be ${field.expected}.`;
  }
  return undefined;
}

/** Gives what is wrong with the parameters of the URL, in one line that names it. */
export function wrongQuery({ query: known = {} }: AdminRoute, query: URLSearchParams): string | undefined {
  for (const [name, value] of query) {
    if (!Object.hasOwn(known, name))
      return `The URL has the parameter "${name}", which is not taken. Give any of: ${listed(Object.keys(known))}.`;
    const words = known[name]?.['enum'];
    if (Array.isArray(words) && !words.includes(value))
      return `"${name}" must be one of ${words.join(', ')}.`;
  }
  return undefined;
}

function listed(names: readonly string[]): string {
  return names.join(', ') || 'nothing';
}

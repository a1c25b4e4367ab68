import { z } from 'zod';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * The field for the vendor's address. Drop it where every customer has the same one, and then name the host in `egress`
 * and `account` of src/connector.ts.
 */
export const baseUrl = z
  .string()
  .trim()
  .refine(
    isAllowed,
    'baseUrl must begin with https:// (http:// only for this machine), without login or query',
  )
  .meta({
    title: 'Address',
    description: 'Where your Sample Vendor is, such as https://example.com.',
    'x-ui': { order: 1, placeholder: 'https://example.com' },
  });

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

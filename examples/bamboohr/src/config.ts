import type { Account } from '@onlink/core';
import { secret } from '@onlink/core/define';
import { z } from 'zod';

const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** What an admin enters to connect a BambooHR company by API key. */
export const configSchema = z.strictObject({
  companyDomain: z
    .string()
    .trim()
    .max(500)
    .refine(
      (text) => parseCompanyDomain(text) !== undefined,
      'companyDomain is not a BambooHR company domain. Copy what stands before .bamboohr.com in the browser',
    )
    .meta({
      title: 'Company domain',
      description:
        'What stands before .bamboohr.com in the address bar when you are signed in to BambooHR: acme for https://acme.bamboohr.com. The whole address does too.',
      examples: ['acme'],
      'x-ui': { order: 1, group: 'Company', placeholder: 'acme' },
    }),
  apiKey: secret(z.string().trim().min(1, 'apiKey is empty').max(512)).meta({
    title: 'API key',
    description:
      'In BambooHR, click your name or picture, then API Keys > Add New Key, name it OnLink and choose Generate Key. It is shown once. It may see and change what its user may: best make it as a user of its own whose access level is limited to what is synchronised (Settings > Access Levels). Is API Keys not in that menu? Ask an administrator to let you make keys.',
    'x-ui': { order: 2, group: 'Company', placeholder: '40 letters and digits' },
  }),
  baseUrl: z
    .string()
    .trim()
    .max(500)
    .refine(isAllowedBaseUrl, 'baseUrl must be https://host, or http:// on this machine, without a query')
    .optional()
    .meta({
      title: 'Base URL',
      description:
        'Leave it empty. Only for a proxy or a test server that stands in for https://COMPANY.bamboohr.com; there is nothing in BambooHR to copy it from.',
      'x-ui': { order: 3, group: 'Advanced', placeholder: 'https://acme.bamboohr.com' },
    }),
});

/** A valid configuration, its key wrapped as a secret. */
export type BamboohrConfig = z.output<typeof configSchema>;

/**
 * The company domain in lower case, from itself or from an address of its site; `undefined` when it is neither.
 *
 * @internal for its test
 */
export function parseCompanyDomain(text: string): string | undefined {
  return /^(?:https?:\/\/)?([a-z0-9][a-z0-9-]{0,62})(?:\.bamboohr\.com(?:[/?#].*)?)?$/i
    .exec(text.trim())?.[1]
    ?.toLowerCase();
}

/** Where requests go, without a slash at the end. */
export function baseUrlOf({
  companyDomain,
  baseUrl,
}: Pick<BamboohrConfig, 'companyDomain' | 'baseUrl'>): string {
  if (baseUrl) return baseUrl.replace(/\/+$/, '');
  // A valid configuration has one: `refine` asked the same function.
  return `https://${parseCompanyDomain(companyDomain) ?? ''}.bamboohr.com`;
}

/** Which company a configuration reaches. Connections with one company share one budget. */
export function accountOf(config: Pick<BamboohrConfig, 'companyDomain' | 'baseUrl'>): Account {
  return {
    key: parseCompanyDomain(config.companyDomain) ?? config.companyDomain,
    hosts: [new URL(baseUrlOf(config)).host],
  };
}

/** A plain-text connection would show the key to whoever listens, except on this machine. */
function isAllowedBaseUrl(text: string): boolean {
  if (text === '') return true;
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

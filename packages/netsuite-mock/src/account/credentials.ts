import { createHash } from 'node:crypto';

/**
 * Derives a key or secret: 64 lower-case hexadecimal characters, always the same for one account id, seed and purpose.
 *
 * The shape is that of every published example
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html).
 */
export function deriveCredential(accountId: string, seed: number, purpose: string): string {
  return createHash('sha256').update(`netsuite-mock\n${accountId}\n${seed}\n${purpose}`).digest('hex');
}

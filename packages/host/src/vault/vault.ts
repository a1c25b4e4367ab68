import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createFault } from '@onlink/core';

/** Where a sealed text belongs. It opens nowhere else. */
interface SealContext {
  readonly tenant: string;
  readonly connection: string;
  /** JSON pointer into the configuration. */
  readonly pointer: string;
}

/** A text encrypted; bytes in base64. */
interface Sealed {
  /** Tells which key it takes, and nothing about the key. */
  readonly keyId: string;
  readonly nonce: string;
  /** With the 16 bytes of its tag at the end. */
  readonly ciphertext: string;
}

/** Encrypts secrets at rest by AES-256-GCM (NIST SP 800-38D), each under a fresh random nonce. */
export interface Vault {
  seal(text: string, context: SealContext): Sealed;
  /** @throws `host/vault-key` under another key, `host/vault-damaged` when the text or its place was changed */
  open(sealed: Sealed, context: SealContext): string;
}

/** Bytes of a key. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a vault over a key of 32 bytes. */
export function createVault(key: Uint8Array): Vault {
  const keyId = createHash('sha256').update('onlink vault key id').update(key).digest('hex').slice(0, 16);
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(placeOf(context));
      const parts = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return {
        keyId,
        nonce: nonce.toString('base64'),
        ciphertext: Buffer.concat(parts).toString('base64'),
      };
    },
    open(sealed, context) {
      if (sealed.keyId !== keyId) {
        throw vaultFault(
          'host/vault-key',
          context,
          'it was encrypted with another key',
          'Set ONLINK_KEY or ONLINK_KEY_FILE to the key that was used then, or set the secret again',
        );
      }
      const bytes = Buffer.from(sealed.ciphertext, 'base64');
      const nonce = Buffer.from(sealed.nonce, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(placeOf(context));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = [decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(text).toString('utf8');
      } catch {
        throw vaultFault(
          'host/vault-damaged',
          context,
          'what is stored was changed or is damaged',
          'Set the secret again',
        );
      }
    },
  };
}

/** Each part with its length in front, so that no two places are spelt alike. */
function placeOf({ tenant, connection, pointer }: SealContext): Buffer {
  const parts = [tenant, connection, pointer].map((part) => `${Buffer.byteLength(part)}:${part}`);
  return Buffer.from(parts.join(','), 'utf8');
}

function vaultFault(
  code: string,
  { connection, pointer }: SealContext,
  reason: string,
  remedy: string,
): Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code,
    message: `Failed to decrypt "${pointer}" of connection "${connection}": ${reason}. ${remedy}.`,
    fix: { pointer, text: `${remedy}.` },
  });
}

import { CREDENTIAL_FIELDS, type CredentialField, type NetsuiteConfig } from '../account/config-schema.js';

/** What looks wrong with the credentials, by field, never by value. */
export interface Suspicion {
  readonly field: CredentialField;
  /** Words that follow the field's name. */
  readonly reason: string;
}

const USUAL_FORM = /^[0-9a-f]{64}$/i;

/**
 * Looks for slips of copying: a value that is not 64 hexadecimal digits, as Oracle's all are, or the same one pasted
 * into two fields. It only ranks causes after a refused login; nothing is refused because of it.
 */
export function findSuspicions(config: NetsuiteConfig): readonly Suspicion[] {
  const texts = CREDENTIAL_FIELDS.map((field) => config[field].reveal().trim());
  return CREDENTIAL_FIELDS.flatMap((field, index): Suspicion[] => {
    const text = texts[index] ?? '';
    const twin = CREDENTIAL_FIELDS[texts.indexOf(text)];
    if (twin !== undefined && twin !== field) return [{ field, reason: `is the same as ${twin}` }];
    if (!USUAL_FORM.test(text)) return [{ field, reason: 'is not 64 hexadecimal digits' }];
    return [];
  });
}

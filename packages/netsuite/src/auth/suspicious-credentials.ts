import {
  CREDENTIAL_FIELDS,
  type CredentialField,
  isOauth2,
  type NetsuiteConfig,
} from '../account/config-schema.js';

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
  const texts = textsOf(config);
  return texts.flatMap(([field, text]): Suspicion[] => {
    const [twin] = texts.find(([, other]) => other === text) ?? [field];
    if (twin !== field) return [{ field, reason: `is the same as ${twin}` }];
    if (field !== 'certificateId' && !USUAL_FORM.test(text))
      return [{ field, reason: 'is not 64 hexadecimal digits' }];
    return [];
  });
}

/** The private key is judged where it is read. */
function textsOf(config: NetsuiteConfig): readonly (readonly [CredentialField, string])[] {
  if (isOauth2(config)) {
    return [
      ['clientId', config.clientId.reveal().trim()],
      ['certificateId', config.certificateId],
    ];
  }
  return CREDENTIAL_FIELDS.tba.map((field) => [field, config[field].reveal().trim()]);
}

/** One NetSuite account under its two spellings. */
export interface AccountId {
  /** As signatures and NetSuite's own pages write it: `1234567`, `1234567_SB1`. */
  readonly realm: string;
  /** As the first label of the account's hosts writes it: `1234567`, `1234567-sb1`. */
  readonly hostLabel: string;
}

const WRITTEN = /^([A-Z]{0,10}[0-9]{3,12})(?:[_-](SB[0-9]{1,2}|RP[0-9]{0,2}))?$/;
const NETSUITE_HOST = /^([a-z0-9_-]+)\.(?:[a-z]+\.)?(?:api\.)?netsuite\.com$/;

/**
 * Reads an account ID in any of its written forms: `1234567`, `1234567_SB1`, `1234567-sb1`, `1234567_RP`,
 * `TSTDRV1234567`, or an address copied from a browser that is signed in to the account.
 *
 * A realm in lower case is refused by NetSuite as a failed login, so the form is settled here once.
 *
 * @returns `undefined` when the text is none of these
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1546938065.html
 */
export function parseAccountId(text: string): AccountId | undefined {
  const written = (accountLabelOfUrl(text.trim()) ?? text.trim()).toUpperCase();
  const match = WRITTEN.exec(written);
  if (match === null) return undefined;
  const realm = match[2] === undefined ? written : `${match[1]}_${match[2]}`;
  return { realm, hostLabel: realm.toLowerCase().replace('_', '-') };
}

/** Whether the account is a copy for tests: a sandbox or a Release Preview account. */
export function isCopyAccount(realm: string): boolean {
  return realm.includes('_');
}

function accountLabelOfUrl(text: string): string | undefined {
  if (!text.includes('.')) return undefined;
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  return NETSUITE_HOST.exec(new URL(address).hostname)?.[1];
}

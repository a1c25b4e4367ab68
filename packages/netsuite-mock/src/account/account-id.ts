const ACCOUNT_ID = /^[A-Z0-9]+(?:_[A-Z0-9]+)?$/;

/** True for an account id as a realm spells it: upper case, an underscore before the sandbox, such as `1234567_SB1`. */
export function isAccountId(text: string): boolean {
  return text.length <= 40 && ACCOUNT_ID.test(text);
}

/** The host label of an account: lower case, a hyphen before the sandbox, such as `1234567-sb1`. */
export function accountHostLabel(accountId: string): string {
  return accountId.toLowerCase().replaceAll('_', '-');
}

/** True when two accounts are one company's: production, its sandboxes and its Release Preview share the first part. */
export function isSameCompany(left: string, right: string): boolean {
  return left.split('_')[0] === right.split('_')[0];
}

/** What an account is by its id. */
export type AccountKind = 'production' | 'sandbox' | 'release preview' | 'developer';

/**
 * Tells the kind of an account by its id: `1234567_SB1`, `1234567_RP`, `TSTDRV1234567`, anything else.
 *
 * Source: https://github.com/netsuitephp/netsuite-php/issues/121, https://github.com/drudge/n8n-nodes-netsuite/issues/9;
 * that of Release Preview is assumed by the same rule.
 */
export function accountKind(accountId: string): AccountKind {
  if (/_SB[0-9]*$/.test(accountId)) return 'sandbox';
  if (/_RP[0-9]*$/.test(accountId)) return 'release preview';
  return accountId.startsWith('TSTDRV') ? 'developer' : 'production';
}

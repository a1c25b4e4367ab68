const ACCOUNT_ID = /^[A-Z0-9]+(?:_[A-Z0-9]+)?$/;

/** True for an account id as a realm spells it: upper case, an underscore before the sandbox, such as `1234567_SB1`. */
export function isAccountId(text: string): boolean {
  return text.length <= 40 && ACCOUNT_ID.test(text);
}

/** The host label of an account: lower case, a hyphen before the sandbox, such as `1234567-sb1`. */
export function accountHostLabel(accountId: string): string {
  return accountId.toLowerCase().replaceAll('_', '-');
}

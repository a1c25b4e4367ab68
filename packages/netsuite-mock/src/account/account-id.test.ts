import { describe, expect, it } from 'vitest';
import { accountHostLabel, isAccountId } from './account-id.js';

// https://github.com/netsuitephp/netsuite-php/issues/121, https://github.com/fylein/netsuite-sdk-py/issues/29
describe('an account id', () => {
  it.each([
    ['1234567', '1234567'],
    ['1234567_SB1', '1234567-sb1'],
    ['1234567_RP', '1234567-rp'],
    ['TSTDRV1234567', 'tstdrv1234567'],
  ])('%s has the host label %s', (accountId, label) => {
    expect(isAccountId(accountId)).toBe(true);
    expect(accountHostLabel(accountId)).toBe(label);
  });

  it.each(['1234567_sb1', '1234567-SB1', '', ' 1234567', '1234567_', '1_2_3', 'A'.repeat(41)])(
    'is not %j',
    (text) => {
      expect(isAccountId(text)).toBe(false);
    },
  );
});

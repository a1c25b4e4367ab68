import type { FaultDetails } from '@onlink/core';

/** What one of the vendor's error codes means. */
export interface ErrorRow extends Pick<FaultDetails, 'blame' | 'scope' | 'retry'> {
  readonly remoteCode: string;
  readonly reason: string;
  /** What a person can do, in the words of the vendor's own menus. */
  readonly remedy: string;
}

/**
 * The vendor's error codes. Replace them by those of its documents, with the page each comes from. Who must act decides
 * what a host does: it pauses a connection for `credentials` and `permission`, refuses one item for `input`, waits for
 * `limit`.
 */
export const ERROR_TABLE: readonly ErrorRow[] = [
  {
    remoteCode: 'bad_login',
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    reason: 'Sample Vendor does not accept the login',
    remedy: 'Check the credentials of the connection',
  },
  {
    remoteCode: 'not_found',
    blame: 'input',
    scope: 'item',
    retry: 'never',
    reason: 'Sample Vendor has nothing of that name or id',
    remedy: 'Check the name or id',
  },
  {
    remoteCode: 'invalid',
    blame: 'input',
    scope: 'item',
    retry: 'never',
    reason: 'Sample Vendor refuses a value',
    remedy: 'Look at what it says and correct the input',
  },
];

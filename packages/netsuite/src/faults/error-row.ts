import type { FaultDetails } from '@onlink/core';
import type { ReplyRow } from '@onlink/http';

/** One way in which NetSuite refuses, and what it means. The first row that fits is taken. */
export interface ErrorRow {
  readonly status?: NonNullable<ReplyRow['status']>;
  readonly errorCode?: string | RegExp;
  readonly detail?: RegExp;
  /** Only in the form in which RESTlets answer. */
  readonly restlet?: true;
  /** Whether it says for certain that nothing was changed. Default what HTTP says: below 500 it does. */
  readonly refused?: boolean;
  readonly code: string;
  readonly blame: FaultDetails['blame'];
  readonly scope: FaultDetails['scope'];
  readonly retry: FaultDetails['retry'];
  /** `$1`, `$2`: what `detail` captured; `$detail`: all of it; `$status`: the status; `$path`: where, in brackets. */
  readonly reason: string;
  readonly remedy: string;
}

/**
 * Behaviours that no public source settles. Each is listed as assumed in FIDELITY.md, and a test can turn it either way.
 */
export interface Switches {
  /**
   * Puts the audit trail's word, as its RESTlet column spells it, into `WWW-Authenticate: ... error="..."`. Off: every
   * refusal says `token_rejected`, the only word seen on the wire.
   */
  readonly tellingAuthenticateWords: boolean;
  /** Counts a wrong signature as a failed login of the token's user, who is locked after five. Off by default. */
  readonly lockOutByBadSignatures: boolean;
  /** How a role without REST Web Services is refused: as a failed login (401), or by 403 INSUFFICIENT_PERMISSION. */
  readonly missingRestPermission: 'unauthorized' | 'forbidden';
  /** What a query without `Prefer: transient` gets: 400 INVALID_HEADER, or its rows. */
  readonly missingPrefer: 'refused' | 'answered';
  /** What an offset beyond the reach of paging gets: 400 INVALID_PARAMETER, or an empty page. */
  readonly offsetPastWall: 'refused' | 'empty';
  /** Whether a request beyond the concurrency limit is told when to come again. No such header was seen. */
  readonly retryAfterAtLimit: 'absent' | 'sent';
  /** How a role without View is refused a record: 403, 400 USER_ERROR, or 404 as if there were no such record type. */
  readonly missingViewPermission: 'forbidden' | 'userError' | 'recordTypeNotFound';
  /** What a write of a field that the role may not write does: nothing, silently, or 403. */
  readonly unwritableFields: 'dropped' | 'refused';
  /** How a reference to what is not there is refused: INVALID_CONTENT as documented, or USER_ERROR as seen. */
  readonly invalidReference: 'documented' | 'seen';
  /** What the id of no transaction, or of one of another type, gets: 400 as seen, or 404. */
  readonly missingTransaction: 'incorrectType' | 'notFound';
  /**
   * Rows whose order a query does not fix come in another order for each page asked for, the same for the same page. On
   * by default, because clients that page without a unique ORDER BY lose rows in NetSuite; off, they come by id.
   */
  readonly unstableOrder: boolean;
  /** What a field that is hidden from the role or by a feature is called: unknown, or not exposed. */
  readonly hiddenField: 'unknownIdentifier' | 'notExposed';
}

/** The switches of a new mock. */
export const DEFAULT_SWITCHES: Switches = {
  tellingAuthenticateWords: false,
  lockOutByBadSignatures: false,
  missingRestPermission: 'unauthorized',
  missingPrefer: 'refused',
  offsetPastWall: 'refused',
  retryAfterAtLimit: 'absent',
  missingViewPermission: 'forbidden',
  unwritableFields: 'dropped',
  invalidReference: 'documented',
  missingTransaction: 'incorrectType',
  unstableOrder: true,
  hiddenField: 'unknownIdentifier',
};

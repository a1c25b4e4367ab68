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
}

/** The switches of a new mock. */
export const DEFAULT_SWITCHES: Switches = {
  tellingAuthenticateWords: false,
  lockOutByBadSignatures: false,
  missingRestPermission: 'unauthorized',
  missingPrefer: 'refused',
  offsetPastWall: 'refused',
};

/** Why a query is not answered with rows. */
export type RefusalFault =
  /** NetSuite refuses it: 400 INVALID_PARAMETER with `text` after its usual opening. */
  | { readonly kind: 'refused'; readonly text: string; readonly reason: string }
  /** NetSuite documents it and the mock does not do it: 501 naming the construct. */
  | { readonly kind: 'not-modelled'; readonly construct: string };

/** Thrown inside `suiteql/` only, and caught where a query is run. */
export class SuiteqlRefusal extends Error {
  readonly fault: RefusalFault;
  constructor(fault: RefusalFault) {
    super(fault.kind === 'refused' ? `${fault.text} ${fault.reason}` : fault.construct);
    this.fault = fault;
  }
}

/** NetSuite's words for whatever has no words of its own. */
const UNSUPPORTED_SEARCH = 'Search error occurred: Invalid or unsupported search.';

/** A refusal in NetSuite's general words; `reason` is the mock's own and goes to the journal, not to the wire. */
export function unsupported(reason: string): SuiteqlRefusal {
  return new SuiteqlRefusal({ kind: 'refused', text: UNSUPPORTED_SEARCH, reason });
}

/** A refusal in words of NetSuite's that name the fault. */
export function refused(text: string): SuiteqlRefusal {
  return new SuiteqlRefusal({ kind: 'refused', text, reason: '' });
}

/** The mock's own limit, told aloud. */
export function notModelled(construct: string): SuiteqlRefusal {
  return new SuiteqlRefusal({ kind: 'not-modelled', construct: `SuiteQL ${construct}` });
}

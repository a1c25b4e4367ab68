import type { LoginSurroundings } from './protocol/login-attempt.js';
import type { LoginOutcome } from './protocol/login-outcome.js';
import { judgeTokenPassport, type TokenPassport } from './protocol/token-passport.js';
import type { AccountRegistry } from './snapshot/account-registry.js';

/** Judges a passport in the account that it names, else in the mock's own, and leaves a line in the audit trail. */
export function verifyTokenPassport(
  registry: AccountRegistry,
  passport: TokenPassport,
  present: Pick<LoginSurroundings, 'switches' | 'nowMs'>,
): LoginOutcome {
  const ids = registry.ids();
  const id = ids.find((candidate) => candidate === passport.account) ?? ids[0] ?? '';
  const { records, nonces, auditTrail } = registry.get(id);
  const { outcome, audit } = judgeTokenPassport(passport, { records, nonces, surface: 'soap', ...present });
  auditTrail.push(audit);
  return outcome;
}

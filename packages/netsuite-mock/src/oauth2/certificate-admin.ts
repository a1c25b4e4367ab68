import { requireRecord } from '../account/account-records.js';
import type { AccountAdminContext } from '../account/admin-context.js';
import { ACTOR, assertMembers, type MemberRule, required, TEXT } from '../account/assert-members.js';
import { holdsLevel } from '../account/permission-level.js';
import { mayActIn } from '../account/token-login.js';
import { readCertificateKey } from './certificate-key.js';
import type { Certificate } from './oauth2-records.js';

/** A certificate for the client credentials flow, and whom it is for; what is left out is the seeded object. */
export interface NewCertificate {
  /** X.509 in PEM; the mock also takes a public key in PEM, which is then valid for two years from now. */
  readonly certificate: string;
  readonly integrationId?: string;
  readonly userId?: string;
  readonly roleId?: string;
  /** Who uploads it: an Administrator, or a role with OAuth 2.0 Authorized Applications Management. Absent: the mock. */
  readonly by?: { readonly userId: string; readonly roleId: string };
}

/** The OAuth 2.0 Client Credentials (M2M) Setup page. */
export interface CertificateAdmin {
  certificates(): readonly Certificate[];
  /** Makes a mapping; its `id` is the Certificate ID. Refused while the same integration, user and role have an active one. */
  uploadCertificate(certificate: NewCertificate): Certificate;
  /** Adds a certificate beside the active one, which stays good until it is revoked. */
  rotateCertificate(certificate: NewCertificate): Certificate;
  revokeCertificate(id: string): void;
}

const CERTIFICATE_RULES: Readonly<Record<keyof NewCertificate, MemberRule>> = {
  certificate: required(TEXT),
  integrationId: TEXT,
  userId: TEXT,
  roleId: TEXT,
  by: ACTOR,
};

/** Longest life of a certificate, in years; a longer one is cut. Source: see `readCertificateKey`. */
const MOST_YEARS = 2;

/**
 * Makes the operations on certificates.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162686838198.html (the mapping) and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_92130837826.html (rotation).
 */
export function createCertificateAdmin(context: AccountAdminContext): CertificateAdmin {
  const { records } = context;
  return {
    certificates: () => [...records.certificates.values()].map((certificate) => ({ ...certificate })),
    uploadCertificate(asked) {
      const certificate = certificateOf(context, asked);
      const active = [...records.certificates.values()].find((other) => isTwin(other, certificate));
      if (active !== undefined)
        throw failure(
          `the integration, user and role have certificate ${active.id} already. Revoke or rotate it`,
        );
      records.certificates.set(certificate.id, certificate);
      return { ...certificate };
    },
    rotateCertificate(asked) {
      const certificate = certificateOf(context, asked);
      records.certificates.set(certificate.id, certificate);
      return { ...certificate };
    },
    revokeCertificate(id) {
      requireRecord(records.certificates, 'certificate', id).revoked = true;
    },
  };
}

function isTwin(left: Certificate, right: Certificate): boolean {
  return (
    !left.revoked &&
    left.integrationId === right.integrationId &&
    left.userId === right.userId &&
    left.roleId === right.roleId
  );
}

function certificateOf(context: AccountAdminContext, asked: NewCertificate): Certificate {
  assertMembers('upload the certificate', asked, CERTIFICATE_RULES);
  const { records, seeded, nowMs, newCredential } = context;
  const integrationId = asked.integrationId ?? seeded.integrationId;
  const integration = requireRecord(records.integrations, 'integration', integrationId);
  const user = requireRecord(records.users, 'user', asked.userId ?? seeded.userId);
  const role = requireRecord(records.roles, 'role', asked.roleId ?? seeded.roleId);
  assertEntitled(context, asked);
  if (!integration.clientCredentials)
    throw failure(
      `integration "${integration.name}" has no Client Credentials (Machine to Machine) Grant. Check that box`,
    );
  if (!user.roleIds.has(role.id))
    throw failure(`user ${user.name} does not have role ${role.name}. Assign it first`);
  if (!holdsLevel(role, 'Log in using OAuth 2.0 Access Tokens'))
    throw failure(`role ${role.name} cannot log in by OAuth 2.0. Add Log in using OAuth 2.0 Access Tokens`);
  const {
    publicKeyPem,
    keyKind,
    validFromMs = nowMs(),
    validUntilMs,
  } = readCertificateKey(asked.certificate);
  const mostMs = yearsLater(validFromMs, MOST_YEARS);
  const certificate: Certificate = {
    id: Buffer.from(newCredential('certificate id'), 'hex').toString('base64url'),
    integrationId,
    userId: user.id,
    roleId: role.id,
    publicKeyPem,
    keyKind,
    validFromMs,
    validUntilMs: Math.min(validUntilMs ?? mostMs, mostMs),
    revoked: false,
  };
  if (certificate.validUntilMs <= nowMs()) throw failure('it has expired. Make a new one');
  return certificate;
}

function assertEntitled({ records }: AccountAdminContext, { by }: NewCertificate): void {
  if (by === undefined) return;
  const actor = requireRecord(records.users, 'user', by.userId);
  const role = requireRecord(records.roles, 'role', by.roleId);
  if (!mayActIn(actor, role))
    throw failure(`user ${actor.name} cannot act in role ${role.name}. Assign and activate both`);
  if (holdsLevel(role, 'OAuth 2.0 Authorized Applications Management')) return;
  throw failure(`role ${role.name} may not make a mapping. Add OAuth 2.0 Authorized Applications Management`);
}

function yearsLater(instantMs: number, years: number): number {
  const date = new Date(instantMs);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}

function failure(reason: string): Error {
  return new Error(`Failed to upload the certificate: ${reason}.`);
}

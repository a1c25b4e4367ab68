import { createFault, type Fault, type Manifest } from '@onlink/core';

/** What this host can serve. */
export interface HostApi {
  /** The contract versions it speaks: each major with its newest minor. */
  readonly versions: readonly { readonly major: number; readonly minor: number }[];
  /** Names that a manifest's `needs` may ask for. */
  readonly features: readonly string[];
}

/**
 * Decides by the manifest alone, before any of the plugin's code runs, whether host and plugin understand each other.
 * Another major is refused with a word on which side must move; a newer minor only when it needs what the host lacks.
 *
 * @throws a fault `plugin/other-api-major` or `plugin/missing-feature`
 */
export function assertCompatible(manifest: Manifest, host: HostApi): void {
  const { api, needs } = manifest;
  if (!host.versions.some(({ major }) => major === api.major)) {
    throw majorFault(manifest.id, [api.major], host);
  }
  const missing = needs.filter((feature) => !host.features.includes(feature));
  if (missing.length > 0) {
    throw refusal(
      'plugin/missing-feature',
      manifest.id,
      `it needs ${missing.map((name) => `"${name}"`).join(', ')}, which this OnLink does not have`,
      'Upgrade OnLink, or install an older version of the connector',
    );
  }
}

/**
 * Picks the contract that both sides serve, the highest major first, from what the loaded plugin can register.
 *
 * @throws a fault `plugin/other-api-major`
 */
export function negotiateMajor(pluginId: string, pluginMajors: readonly number[], host: HostApi): number {
  const shared = pluginMajors.filter((major) => host.versions.some((version) => version.major === major));
  if (shared.length === 0) throw majorFault(pluginId, pluginMajors, host);
  return Math.max(...shared);
}

/**
 * Compares the manifest in the code with the file that was read before it ran: what an admin saw must be what runs.
 *
 * @throws a fault `plugin/manifest-differs` naming the first place where they differ
 */
export function assertSameManifest(file: Manifest, code: Manifest): void {
  const difference = firstDifference(file, code, '');
  if (difference === undefined) return;
  throw refusal(
    'plugin/manifest-differs',
    file.id,
    `its code and its manifest file differ at "${difference}"`,
    'Build the connector again, or reinstall it from a source you trust',
  );
}

function firstDifference(left: unknown, right: unknown, path: string): string | undefined {
  if (Object.is(left, right)) return undefined;
  const bothObjects =
    typeof left === 'object' && typeof right === 'object' && left !== null && right !== null;
  if (!bothObjects || Array.isArray(left) !== Array.isArray(right)) return path || '/';
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) {
    const difference = firstDifference(
      (left as Record<string, unknown>)[key],
      (right as Record<string, unknown>)[key],
      `${path}/${key}`,
    );
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function majorFault(pluginId: string, pluginMajors: readonly number[], host: HostApi): Fault & Error {
  const hostMajors = host.versions.map(({ major }) => major);
  const pluginIsNewer = Math.max(...pluginMajors) > Math.max(...hostMajors);
  return refusal(
    'plugin/other-api-major',
    pluginId,
    `the connector speaks contract ${pluginMajors.join(', ')}, this OnLink speaks ${hostMajors.join(', ')}`,
    pluginIsNewer ? 'Upgrade OnLink' : 'Upgrade the connector',
  );
}

function refusal(code: string, pluginId: string, reason: string, remedy: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code,
    message: `Failed to load connector "${pluginId}": ${reason}. ${remedy}.`,
  });
}

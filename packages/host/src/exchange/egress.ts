import { createFault, type Fault, type JsonObject, type Manifest } from '@onlink/core';
import { readPointer } from '@onlink/runtime';

/** Which hosts a connection may call. */
export interface EgressRules {
  readonly connectorId: string;
  /** Patterns from the manifest: `api.example.com`, `*.example.com`, or `{/pointer}` for the host of a URL in the configuration. */
  readonly patterns: readonly string[];
  /** Hosts, with port where it is not the scheme's own, that the connector named for this configuration. */
  readonly hosts: readonly string[];
  readonly allowLoopback: boolean;
}

/** Works the rules out of a manifest and what `account` said. */
export function egressRules(
  manifest: Manifest,
  account: { readonly hosts: readonly string[] },
  options: { readonly config: JsonObject; readonly allowLoopback: boolean },
): EgressRules {
  const patterns = manifest.egress.map((pattern) => {
    const pointer = /^\{(\/.*)\}$/.exec(pattern)?.[1];
    if (pointer === undefined) return pattern;
    const url = readPointer(options.config, pointer);
    return typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : '';
  });
  return {
    connectorId: manifest.id,
    patterns: patterns.filter((pattern) => pattern !== ''),
    hosts: account.hosts.map((host) => host.toLowerCase()),
    allowLoopback: options.allowLoopback,
  };
}

/**
 * Refuses a request to a host that the manifest does not list, or that this configuration does not name; plain http
 * and loopback only where the embedding host allows loopback.
 *
 * @throws a fault `host/egress-refused`, effect none: nothing was sent
 */
export function assertEgress(url: URL, rules: EgressRules): void {
  const reason = refusalOf(url, rules);
  if (reason === undefined) return;
  throw refusal(url.host, rules.connectorId, reason);
}

function refusalOf(url: URL, rules: EgressRules): string | undefined {
  const loopback = isLoopback(url.hostname);
  if (loopback && !rules.allowLoopback) return 'this OnLink does not allow connections to its own machine';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return 'it is not https';
  if (!rules.hosts.includes(url.host.toLowerCase())) return 'the configuration does not name this host';
  if (!rules.patterns.some((pattern) => matches(url.hostname, pattern))) {
    return "the connector's manifest does not list this host";
  }
  return undefined;
}

function matches(hostname: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return hostname === pattern.toLowerCase();
  return hostname.endsWith(pattern.slice(1).toLowerCase());
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function refusal(host: string, connectorId: string, reason: string): Fault & Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'host/egress-refused',
    message: `Failed to call host "${host}" for connector "${connectorId}": ${reason}. Check the addresses in the connection's configuration.`,
  });
}

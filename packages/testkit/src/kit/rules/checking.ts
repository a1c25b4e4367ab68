import type { CheckItem, Manifest, Stream } from '@onlink/core';
import { nameOf, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** A check is something that a person waits for. */
const MOST_REQUESTS = 100;

/** Runs the whole check. @throws what the connector threw */
export async function checked(subject: Subject): Promise<CheckItem[]> {
  const items: CheckItem[] = [];
  const run = async (): Promise<void> => {
    const call = subject.call({ deadlineMs: 60_000 });
    for await (const item of subject.connector.check(subject.client, call)) items.push(item);
  };
  await Promise.race([run(), subject.traffic.runaway]);
  return items;
}

const CHECK: Rule = {
  id: 'check',
  title: 'checks each capability of its manifest, and changes nothing by that',
  mend: 'Yield one item for each entry of "checks", with what it needs in the words of the remote system, and only read',
  async judge({ plugin, open }) {
    const subject = await open();
    const { remote, hostile } = subject;
    const writesBefore = remote.writes();
    const items = await checked(subject);
    const seen = whatIsWrong(
      items,
      plugin.manifest.checks.map(({ id }) => id),
    );
    if (seen !== undefined) return seen;
    const writes = remote.writes() - writesBefore;
    if (writes > 0) return `check changed something over there (${writes} writes)`;
    return hostile.requests > MOST_REQUESTS ? `check sent ${hostile.requests} requests` : undefined;
  },
};

function whatIsWrong(items: readonly CheckItem[], wanted: readonly string[]): string | undefined {
  const ids = items.map(({ id }) => id);
  const missing = wanted.filter((id) => !ids.includes(id));
  if (missing.length > 0) return `check says nothing about ${missing.join(', ')}`;
  const unknown = ids.filter((id, index) => !wanted.includes(id) || ids.indexOf(id) !== index);
  if (unknown.length > 0)
    return `check reports ${unknown.join(', ')}, which the manifest does not list or which came before`;
  const failed = items.find(({ fault }) => fault !== undefined);
  if (failed !== undefined)
    return `check "${failed.id}" failed on the remote that has everything: ${failed.fault?.message ?? ''}`;
  const silent = items.find(({ needs }) => needs.trim().length < 3);
  return silent && `check "${silent.id}" does not say what it needs`;
}

const EXPLAINS: Rule = {
  id: 'check-explains',
  title: 'reports what fails in check instead of throwing it',
  mend: 'Catch what a capability throws, and yield it as the fault of that item; say of the others why they were not tried',
  async judge({ plugin, open }) {
    const subject = await open();
    subject.hostile.arm({ fault: { kind: 'server-error', status: 503 } });
    let items: CheckItem[];
    try {
      items = await checked(subject);
    } catch (thrown) {
      return `check threw when the remote answered 503: ${nameOf(thrown)}`;
    }
    const missing = plugin.manifest.checks.filter(({ id }) => !items.some((item) => item.id === id));
    if (missing.length > 0)
      return `check left out ${missing.map(({ id }) => id).join(', ')} when the remote answered 503`;
    return items.length > 0 && items.every(({ fault }) => fault === undefined)
      ? 'check found nothing wrong while the remote answered 503 to everything'
      : undefined;
  },
};

const REVOKED: Rule = {
  id: 'revoked-credentials',
  title: 'says in check that its credentials no longer count, and what to do',
  mend: 'Classify the refusal as blame "credentials" with retry "after-fix", and say in "fix" which field to replace and where to get another',
  async judge({ open }) {
    const subject = await open();
    if (subject.remote.revoke === undefined) subject.hostile.arm({ fault: { kind: 'unauthorized' } });
    else subject.remote.revoke();
    let items: CheckItem[];
    try {
      items = await checked(subject);
    } catch (thrown) {
      return `check threw after its credentials were revoked: ${nameOf(thrown)}`;
    }
    const faults = items.flatMap(({ fault }) => fault ?? []);
    const found = faults.find(({ blame }) => blame === 'credentials');
    if (found === undefined)
      return `after its credentials were revoked, check blamed ${faults.map(({ blame }) => `"${blame}"`).join(', ') || 'nobody'}`;
    if (found.retry !== 'after-fix') return `its fault asks to retry ${JSON.stringify(found.retry)}`;
    return (found.fix?.text ?? '').length < 10 ? 'its fault does not say in "fix" what to do' : undefined;
  },
};

const DISCOVER: Rule = {
  id: 'discover-keeps-to-manifest',
  title: 'discovers each stream of its manifest, with the key it is said to have, and others only as dynamic',
  mend: 'Yield every stream of the manifest, with "unavailable" where the account lacks it, and mark with "dynamic" what only the account knows',
  appliesNot: ({ plugin }) => (plugin.manifest.streams.length === 0 ? 'it has no streams' : undefined),
  async judge({ plugin, open }) {
    const subject = await open();
    const { connector, client } = subject;
    if (connector.discover === undefined) return undefined;
    const found: Stream[] = [];
    for await (const stream of connector.discover(client, {}, subject.call())) found.push(stream);
    return discoverFault(found, plugin.manifest.streams);
  },
};

function discoverFault(found: readonly Stream[], described: Manifest['streams']): string | undefined {
  const names = found.map(({ name }) => name);
  const missing = described.filter(({ name, dynamic }) => dynamic !== true && !names.includes(name));
  if (missing.length > 0) return `discover leaves out ${missing.map(({ name }) => name).join(', ')}`;
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) return `discover gives stream "${doubled}" twice`;
  for (const { name, key, deletes, dynamic, unavailable } of found) {
    const said = described.find((entry) => entry.name === name);
    if (said === undefined && dynamic !== true)
      return `discover gives stream "${name}", which the manifest does not list and which is not marked as dynamic`;
    if (said !== undefined && (said.key.join() !== key.join() || said.deletes !== deletes))
      return `discover gives stream "${name}" another key or other deletes than the manifest`;
    if (unavailable !== undefined) return `stream "${name}" is unavailable on the remote that has everything`;
  }
  return undefined;
}

/** What a connector says of a connection. */
export const CHECK_RULES: readonly Rule[] = [CHECK, EXPLAINS, REVOKED, DISCOVER];

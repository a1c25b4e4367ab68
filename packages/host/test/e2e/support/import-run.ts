import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@onlink/core';
import type { Store } from '@onlink/host/store';

type BeginRun = Parameters<Store['imports']['begin']>[0];
export type CommitBatch = Parameters<Store['imports']['commit']>[0];

export const NOW = '2026-03-02T09:00:00.000Z';

/** Each test has an import and an object type of its own, so that one store serves them all. */
export const unique = (): string => `Type ${randomUUID()}`;

/** A run of an import that reads the partition `all`, claimed. */
export async function begin(
  store: Store,
  of: { readonly name: string; readonly type: string; readonly definitionHash?: string } = newImport(),
) {
  const { name, type, definitionHash = 'one' } = of;
  const runId = randomUUID();
  const run: BeginRun = {
    importName: name,
    connection: 'demo',
    stream: 'employee',
    objectType: type,
    definitionHash,
    runId,
    now: NOW,
  };
  const begun = await store.imports.begin(run);
  if (begun.partitions.length === 0) await store.imports.plan(name, [partition('all')]);
  const claim = await store.imports.claim(name, 'all');
  let { commits } = claim;
  /** The next batch, whole. */
  const batchOf = (batch: Partial<CommitBatch>): CommitBatch => ({
    runId,
    importName: name,
    partitionId: 'all',
    fence: claim.fence,
    commits,
    objectType: type,
    rows: [],
    stateVersion: 1,
    done: false,
    read: batch.rows?.length ?? 0,
    skipped: 0,
    refused: 0,
    now: NOW,
    ...batch,
  });
  const commit = async (batch: Partial<CommitBatch>) => {
    const counted = await store.imports.commit(batchOf(batch));
    commits += 1;
    return counted;
  };
  return { name, type, runId, begun, claim, batchOf, commit };
}

export function partition(id: string) {
  return { id, bounds: {} };
}

function newImport(): { readonly name: string; readonly type: string } {
  return { name: unique(), type: unique() };
}

/** Rows with one attribute, which is its own hash. */
export function rows(...pairs: readonly (readonly [key: string, value: string])[]): CommitBatch['rows'] {
  return pairs.map(([key, value]) => ({ key, attributes: { value }, hash: value }));
}

export function counts(created: number, updated: number, unchanged: number) {
  return { created, updated, unchanged };
}

export async function all(store: Store, type: string) {
  const found: { key: string; attributes: JsonObject; createdAt: string; updatedAt: string }[] = [];
  for await (const object of store.objects.list(type)) found.push(object);
  return found;
}

export async function attributes(store: Store, type: string): Promise<Record<string, unknown>> {
  return Object.fromEntries(
    (await all(store, type)).map((object) => [object.key, object.attributes['value']]),
  );
}

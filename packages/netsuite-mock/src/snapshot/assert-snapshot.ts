import type { MockSnapshot } from './mock-snapshot.js';

/**
 * Throws an `Error` where a value is no snapshot, or one of a mock whose own account is another: its requests would find
 * no account any more. Nothing is changed by then.
 */
export function assertSnapshot(value: unknown, ownAccountId: string): asserts value is MockSnapshot {
  const { accounts, clock, switches, faults } = (value ?? {}) as Partial<MockSnapshot>;
  if (!Array.isArray(accounts) || clock === undefined || switches === undefined || !Array.isArray(faults))
    throw refusal('what was given is no snapshot');
  const first: MockSnapshot['accounts'][number] | undefined = accounts[0];
  const accountId = first?.options.accountId;
  if (accountId !== ownAccountId)
    throw refusal(`the snapshot is of a mock of account "${accountId}", this one's own is "${ownAccountId}"`);
}

function refusal(reason: string): Error {
  return new Error(
    `Failed to restore the mock: ${reason}. Give what snapshot() of this mock or of a clone of it returned.`,
  );
}

import type { CheckItem } from '@onlink/core';
import { type Rule, RuleBroken } from '../rule.js';
import type { Subject } from '../subject.js';

/** A check is something that a person waits for. */
const MOST_REQUESTS = 100;

async function checked(subject: Subject): Promise<CheckItem[]> {
  const items: CheckItem[] = [];
  const run = async (): Promise<void> => {
    for await (const item of subject.connector.check(subject.client, subject.call({ deadlineMs: 60_000 })))
      items.push(item);
  };
  await Promise.race([run(), subject.runaway]);
  return items;
}

const CHECK: Rule = {
  id: 'check',
  title: 'checks each capability of its manifest, and changes nothing by that',
  async judge({ plugin, open }) {
    const subject = await open();
    const writesBefore = subject.remote.writes();
    const items = await checked(subject);
    const seen =
      whatIsWrong(
        items,
        plugin.manifest.checks.map(({ id }) => id),
      ) ?? effort(subject, writesBefore);
    if (seen === undefined) return;
    throw new RuleBroken(
      'check',
      seen,
      'Yield one item for each entry of "checks", with what it needs in the words of the remote system, and only read',
    );
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

function effort({ remote, hostile }: Subject, writesBefore: number): string | undefined {
  if (remote.writes() > writesBefore)
    return `check changed something over there (${remote.writes() - writesBefore} writes)`;
  return hostile.requests > MOST_REQUESTS ? `check sent ${hostile.requests} requests` : undefined;
}

const FAILING: Rule = {
  id: 'check-explains',
  title: 'reports what fails in check instead of throwing it',
  async judge({ plugin, open }) {
    const subject = await open();
    subject.hostile.arm({ fault: { kind: 'server-error', status: 503 } });
    const mend =
      'Catch what a capability throws, and yield it as the fault of that item; say of the others why they were not tried';
    let items: CheckItem[];
    try {
      items = await checked(subject);
    } catch (thrown) {
      const text = thrown instanceof Error ? thrown.message : String(thrown);
      throw new RuleBroken(
        'check-explains',
        `check threw when the remote answered 503: ${text.split('\n', 1)[0] ?? ''}`,
        mend,
      );
    }
    const missing = plugin.manifest.checks.filter(({ id }) => !items.some((item) => item.id === id));
    if (missing.length > 0) {
      throw new RuleBroken(
        'check-explains',
        `check left out ${missing.map(({ id }) => id).join(', ')} when the remote answered 503`,
        mend,
      );
    }
    if (items.length > 0 && items.every(({ fault }) => fault === undefined)) {
      throw new RuleBroken(
        'check-explains',
        'check found nothing wrong while the remote answered 503 to everything',
        mend,
      );
    }
  },
};

/** What a connector says of a connection. */
export const CHECK_RULES: readonly Rule[] = [CHECK, FAILING];

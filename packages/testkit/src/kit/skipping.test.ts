import { defineConnector, definePlugin } from '@onlink/core/define';
import { describe, expect, it } from 'vitest';
import { createPeopleRemote, SCENARIOS } from '../../test/reference/people-remote.js';
import { REFERENCE } from '../../test/reference/reference-connector.js';
import { ruleOf } from '../../test/rule-of.js';
import { assertOptions, judgeRule, plain } from './judge-connector.js';
import type { SkippedRule } from './options.js';
import { whySkipped } from './skipping.js';

const right = definePlugin(defineConnector(REFERENCE));
const reason = 'The remote gives devices in no order.';
const options = (...skip: readonly SkippedRule[]) => ({
  remote: createPeopleRemote,
  scenarios: SCENARIOS,
  skip,
});

/** A connector that leaves row 2 of the stream `device` out. */
const wrong = definePlugin(
  defineConnector({
    ...REFERENCE,
    source: {
      plan: (...args) => REFERENCE.source!.plan(...args),
      async *read(client, request, call) {
        for await (const event of REFERENCE.source!.read(client, request, call))
          yield event.kind === 'records' && request.stream.name === 'device'
            ? { ...event, records: event.records.filter(({ id }) => id !== 2) }
            : event;
      },
    },
  }),
);

describe('skipping a rule for one stream', () => {
  it('leaves that one out and judges the others', async () => {
    const rule = ruleOf('full-read');
    await expect(judgeRule(rule, wrong, options())).rejects.toThrow(/stream "device"/);
    await judgeRule(rule, wrong, options({ rule: 'full-read', of: 'device', reason }));
    await expect(
      judgeRule(rule, wrong, options({ rule: 'full-read', of: 'person', reason })),
    ).rejects.toThrow(/stream "device"/);
  });

  it('leaves other rules alone', async () => {
    const skipped = options({ rule: 'equal-cursors', of: 'device', reason });
    await expect(judgeRule(ruleOf('full-read'), wrong, skipped)).rejects.toThrow(/stream "device"/);
  });

  it('lists the reasons where nothing is left to judge', () => {
    const why = (...skip: readonly SkippedRule[]) =>
      whySkipped(ruleOf('full-read'), right, plain(options(...skip)));
    const [device, person] = [
      { rule: 'full-read', of: 'device', reason },
      { rule: 'full-read', of: 'person', reason: 'Nor people.' },
    ];
    expect(why(device)).toBeUndefined();
    expect(why(device, person)).toBe(`"device": ${reason} "person": Nor people.`);
    expect(why({ rule: 'full-read', reason })).toBe(reason);
  });

  it.each<[SkippedRule, RegExp]>([
    [{ rule: 'full-reed', reason }, /no such rule\. Use one of manifest-equals-code, /],
    [{ rule: 'full-read', reason: 'Because' }, /its reason is "Because"/],
    [
      { rule: 'full-read', of: 'divice', reason },
      /there is no stream "divice"\. Use one of person, device\./,
    ],
    [{ rule: 'full-read', of: 'notify', reason }, /there is no stream "notify"/],
    [{ rule: 'dry-run', of: 'person', reason }, /there is no action "person"/],
    [{ rule: 'check', of: 'person', reason }, /about the connector as a whole/],
  ])('refuses %j', (skip, message) => {
    expect(() => assertOptions(right, options(skip))).toThrow(message);
  });
});

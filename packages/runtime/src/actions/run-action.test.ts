import { type Action, type ActionCall, createFault, type FaultDetails, type JsonObject } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionProgress, type ActionResult, runAction } from './run-action.js';

/** A remote in which creates land, and whose replies may be lost. */
class Remote {
  readonly landed: string[] = [];
  /** What happens to each request in turn: after the last one all is well. */
  readonly weather: ('fine' | 'lost' | 'refused' | 'down' | 'busy')[];
  constructor(weather: Remote['weather'] = []) {
    this.weather = [...weather];
  }
  create(name: string): void {
    switch (this.weather.shift()) {
      case 'lost':
        this.landed.push(name);
        throw aFault({ blame: 'network', effect: 'unknown' });
      case 'down':
        throw aFault({ blame: 'remote', effect: 'none' });
      case 'busy':
        throw aFault({ blame: 'limit', effect: 'none', retry: { afterMs: 3_600_000 } });
      case 'refused':
        throw aFault({ blame: 'input', effect: 'none', retry: 'never' });
      default:
        this.landed.push(name);
    }
  }
}

type CreateAction = Action<unknown, unknown, unknown>;

function anAction(remote: Remote, part: Partial<CreateAction> = {}): CreateAction {
  return {
    title: 'Create',
    input: textSchema('name'),
    output: textSchema('id'),
    effect: 'create',
    retry: 'reconcile',
    async run(_client, input) {
      remote.create((input as { name: string }).name);
      return { kind: 'done', output: { id: '1' } };
    },
    async reconcile(_client, input) {
      return remote.landed.includes((input as { name: string }).name) ? { id: '1' } : undefined;
    },
    ...part,
  };
}

/** Runs as a host does: again after each wait, until there is a result, across processes if `crash` says so. */
async function run(
  action: CreateAction,
  { progress, maxAttempts }: { progress?: ActionProgress; maxAttempts?: number } = {},
) {
  const saved: ActionProgress[] = progress === undefined ? [] : [progress];
  const slept: number[] = [];
  let result: ActionResult;
  let rounds = 0;
  do {
    const last = saved.at(-1);
    result = await runAction({
      connectorId: 'sample',
      name: 'create',
      action,
      client: undefined,
      input: { name: 'Ada' },
      ...(last && { progress: last }),
      ...(maxAttempts && { maxAttempts }),
      save: async (next) => void saved.push(JSON.parse(JSON.stringify(next)) as ActionProgress),
      createCall: () => aCall(slept),
      random: () => 0,
    });
    rounds += 1;
  } while ((result.kind === 'later' || result.kind === 'pending') && rounds < 10);
  return { result, saved, slept, rounds };
}

describe('running an action', () => {
  it('announces that it sends before it sends, and gives the validated output', async () => {
    const remote = new Remote();
    const { result, saved } = await run(anAction(remote));
    expect(result).toEqual({ kind: 'done', output: { id: '1' }, attempts: 1, reconciled: false });
    expect(saved).toEqual([{ kind: 'sent', attempts: 1 }]);
  });

  it('refuses a bad input before anything is sent, naming the field', async () => {
    const remote = new Remote();
    const { result, saved } = await run(anAction(remote, { input: textSchema('surname') }));
    expect(result).toMatchObject({
      kind: 'failed',
      fault: { code: 'input/invalid', effect: 'none', message: expect.stringContaining('surname: ') },
    });
    expect([remote.landed, saved]).toEqual([[], []]);
  });

  it('looks before it sends a lost write again, and does not double what landed', async () => {
    const remote = new Remote(['lost']);
    const { result } = await run(anAction(remote));
    expect(result).toMatchObject({ kind: 'done', reconciled: true, attempts: 1 });
    expect(remote.landed).toEqual(['Ada']);
  });

  it('sends again what was not carried out', async () => {
    const remote = new Remote(['down', 'down']);
    expect((await run(anAction(remote))).result).toMatchObject({ kind: 'done', attempts: 3 });
    expect(remote.landed).toEqual(['Ada']);
  });

  it('takes the end of a process after sending for a lost reply', async () => {
    const remote = new Remote();
    remote.landed.push('Ada');
    const { result } = await run(anAction(remote), { progress: { kind: 'sent', attempts: 1 } });
    expect(result).toMatchObject({ kind: 'done', reconciled: true });
    expect(remote.landed).toEqual(['Ada']);
  });

  it('leaves a lost write of class "never" to a person, in the same process and in the next', async () => {
    const remote = new Remote(['lost']);
    const action = anAction(remote, { retry: 'never' });
    const { result, saved } = await run(action);
    expect(result).toMatchObject({ kind: 'failed', fault: { effect: 'unknown' } });
    expect((await run(action, { progress: saved.at(-1)! })).result).toMatchObject({
      kind: 'failed',
      fault: { code: 'host/lost-reply', effect: 'unknown' },
    });
    expect(remote.landed).toEqual(['Ada']);
  });

  it('never sends again while it cannot find out whether a write landed', async () => {
    const remote = new Remote(['lost']);
    const action = anAction(remote, {
      async reconcile() {
        throw aFault({ blame: 'network', effect: 'none' });
      },
    });
    const { result } = await run(action, { maxAttempts: 3 });
    expect(result).toMatchObject({ kind: 'failed', fault: { effect: 'unknown' } });
    expect(remote.landed).toEqual(['Ada']);
  });

  it('ends with "later" where it would wait longer than it may, and goes on then', async () => {
    const remote = new Remote(['busy']);
    const { result, rounds, slept } = await run(anAction(remote));
    expect([result.kind, rounds, slept]).toEqual(['done', 2, []]);
  });

  it('fails one item for its input without another try', async () => {
    const remote = new Remote(['refused']);
    const { result } = await run(anAction(remote));
    expect(result).toMatchObject({ kind: 'failed', attempts: 1, fault: { blame: 'input' } });
  });

  it('asks about a job until it is done, without sending the write again', async () => {
    const remote = new Remote();
    let asked = 0;
    const action = anAction(remote, {
      async run(_client, input) {
        remote.create((input as { name: string }).name);
        return { kind: 'pending', job: { at: 7 }, pollAfterMs: 50 };
      },
      async resume(_client, job) {
        asked += 1;
        expect(job).toEqual({ at: 7 });
        if (asked === 2) throw aFault({ blame: 'network', effect: 'none' });
        return asked < 4 ? { kind: 'pending', job, pollAfterMs: 50 } : { kind: 'done', output: { id: '9' } };
      },
    });
    expect((await run(action)).result).toMatchObject({ kind: 'done', output: { id: '9' } });
    expect([asked, remote.landed]).toEqual([4, ['Ada']]);
  });

  it('calls a result that is not as announced a defect whose write was made', async () => {
    const remote = new Remote();
    const { result } = await run(anAction(remote, { output: textSchema('number') }));
    expect(result).toMatchObject({
      kind: 'failed',
      fault: { code: 'connector/bad-output', effect: 'applied' },
    });
  });

  it('announces nothing for a dry run', async () => {
    const { saved } = await runDry(anAction(new Remote()));
    expect(saved).toEqual([]);
  });

  it('leaves exactly one record, whatever the weather and wherever the process ends', async () => {
    const weather = fc.array(fc.constantFrom('fine', 'lost', 'down', 'busy'), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(weather, fc.boolean(), async (days, endsAfterSending) => {
        const remote = new Remote(days as Remote['weather']);
        const action = anAction(remote);
        if (endsAfterSending) {
          try {
            remote.create('Ada');
          } catch {
            // The process ended before it could tell.
          }
        }
        const begun = endsAfterSending ? { progress: { kind: 'sent' as const, attempts: 1 } } : {};
        const { result } = await run(action, { ...begun, maxAttempts: 20 });
        expect(result.kind).toBe('done');
        expect(remote.landed).toEqual(['Ada']);
      }),
    );
  });
});

async function runDry(action: CreateAction) {
  const saved: ActionProgress[] = [];
  await runAction({
    connectorId: 'sample',
    name: 'create',
    action,
    client: undefined,
    input: { name: 'Ada' },
    save: async (next) => void saved.push(next),
    createCall: () => ({ ...aCall([]), dryRun: true }),
    random: () => 0,
  });
  return { saved };
}

function aCall(slept: number[]): ActionCall {
  return {
    signal: new AbortController().signal,
    deadlineAt: Number.POSITIVE_INFINITY,
    attempt: 1,
    key: 'a'.repeat(64),
    dryRun: false,
    clock: { now: () => 0, sleep: async (durationMs) => void slept.push(durationMs) },
    budget: { learn: () => undefined },
    log: () => undefined,
    random: () => new Uint8Array(1),
    exchange: async () => {
      throw new Error('not asked for');
    },
  };
}

function aFault(part: Partial<FaultDetails>) {
  const whole = {
    scope: 'item',
    retry: { afterMs: 1 },
    code: 'test/fault',
    message: 'Failed to test.',
  } as const;
  return createFault({ blame: 'remote', effect: 'none', ...whole, ...part });
}

function textSchema(field: string): CreateAction['input'] {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value) =>
        typeof (value as JsonObject)[field] === 'string'
          ? { value }
          : { issues: [{ message: 'expected a text', path: [field] }] },
    },
  };
}

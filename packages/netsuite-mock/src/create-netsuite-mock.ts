import { answerAdmin } from './admin/answer-admin.js';
import { checkedSwitches } from './admin/switch-words.js';
import { assertListenOptions, assertLoginCheckOrder } from './check-options.js';
import { createMockClock } from './clock/mock-clock.js';
import { listenOnHttp, type OwnAnswer } from './faces/node-http.js';
import { createFetchFace } from './faces/web-fetch.js';
import { createFaultBox } from './faults/fault-box.js';
import { createMockAccounts } from './mock-accounts.js';
import {
  accountChoices,
  assertOptionNames,
  type NetsuiteMockOptions,
  rememberedChoice,
} from './mock-options.js';
import type { NetsuiteMock } from './netsuite-mock.js';
import { createCore } from './protocol/create-core.js';
import type { JournalEntry } from './protocol/journal.js';
import { createRing } from './protocol/ring.js';
import { ROUTE_NAMES } from './protocol/routes.js';
import { DEFAULT_SWITCHES, type Switches } from './protocol/switches.js';
import { createAccountRegistry } from './snapshot/account-registry.js';
import { assertSnapshot } from './snapshot/assert-snapshot.js';
import type { MockSnapshot } from './snapshot/mock-snapshot.js';
import { verifyTokenPassport } from './verify-token-passport.js';

/**
 * Makes a mock: one account whose integration, role, user and token work together, and seeded rows.
 *
 * Throws an `Error` naming the option when one is out of range. Nothing listens until `listen` is called, and there is
 * nothing to close otherwise.
 */
export function createNetsuiteMock(options: NetsuiteMockOptions = {}): NetsuiteMock {
  assertOptionNames(options);
  assertLoginCheckOrder(options.loginCheckOrder);
  return assembleMock(options, undefined);
}

/** Makes a mock of its options, or of a snapshot of a mock of the same options. */
function assembleMock(options: NetsuiteMockOptions, origin: Origin | undefined): NetsuiteMock {
  const remembered = rememberedChoice(options);
  const clock = createMockClock(options.now);
  const nowMs = (): number => clock.now();
  const registry = createAccountRegistry(nowMs);
  const journal = createRing<JournalEntry>(remembered);
  const faults = createFaultBox({ routes: ROUTE_NAMES, accounts: () => registry.ids() });
  let switches: Switches = { ...DEFAULT_SWITCHES, ...checkedSwitches(options.switches ?? {}) };

  const snapshot = (): MockSnapshot => ({
    accounts: registry.snapshot(),
    clock: clock.state(),
    switches,
    faults: faults.armed(),
  });
  const restore = (earlier: MockSnapshot): void => {
    registry.restore(earlier.accounts);
    clock.restore(earlier.clock);
    faults.restore(earlier.faults);
    switches = earlier.switches;
  };
  const accounts = createMockAccounts(registry, (own) => ({ ...accountChoices(own), remembered }));
  if (origin === undefined) accounts.create({ ...options, accountId: accountChoices(options).accountId });
  else restore(origin.now);
  const atFirst = origin?.atFirst ?? snapshot();

  const { loginCheckOrder, publicUrl } = options;
  const begin = createCore({
    findAccount: registry.find,
    journal,
    nowMs,
    switches: () => switches,
    faults,
    ...(loginCheckOrder && { loginCheckOrder }),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  const own = accounts.get(atFirst.accounts[0]?.options.accountId ?? '');

  const mock: NetsuiteMock = {
    get credentials() {
      return own.credentials;
    },
    account: own.admin,
    store: own.store,
    customization: own.customization,
    get loginAuditTrail() {
      return own.loginAuditTrail;
    },
    accounts,
    clock,
    faults,
    get journal() {
      return journal.entries();
    },
    clearJournal: () => journal.clear(),
    get switches() {
      return switches;
    },
    setSwitches(changed) {
      switches = { ...switches, ...checkedSwitches(changed) };
    },
    registerRestlet: own.registerRestlet,
    explainLastLoginFailure: () =>
      explain(journal.entries().findLast(({ login }) => login.cause !== undefined)),
    snapshot,
    restore(earlier) {
      assertSnapshot(earlier, own.accountId);
      restore(earlier);
    },
    reset() {
      restore(atFirst);
      journal.clear();
    },
    clone: () => assembleMock(options, { now: snapshot(), atFirst }),
    verifyTokenPassport: (passport) => verifyTokenPassport(registry, passport, { switches, nowMs: nowMs() }),
    handle(request) {
      const { response, done } = begin(request);
      done();
      return response;
    },
    begin,
    fetch: createFetchFace(begin),
    async listen(listenOptions = {}) {
      assertListenOptions(listenOptions);
      const { adminApi, host = '' } = listenOptions;
      const ownHosts = [host, publicUrl === undefined ? '' : new URL(publicUrl).hostname];
      return listenOnHttp(begin, listenOptions, adminApi === true ? adminAnswer(mock, ownHosts) : undefined);
    },
  };
  return mock;
}

/** Where a cloned mock comes from: what it begins as, and what a reset takes it back to. */
interface Origin {
  readonly now: MockSnapshot;
  readonly atFirst: MockSnapshot;
}

function adminAnswer(mock: NetsuiteMock, hosts: readonly string[]): OwnAnswer {
  const ownHosts = hosts.filter((host) => host !== '').map((host) => host.toLowerCase());
  const ground = { mock, ownHosts, snapshots: new Map<string, MockSnapshot>() };
  return (request) => answerAdmin(ground, request);
}

function explain(entry: JournalEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { detail, explanation, baseString } = entry.login;
  const base = baseString === undefined ? '' : ` The base string as the mock reads it: ${baseString}`;
  return `${entry.method} ${entry.url} was refused (${detail}): ${explanation}.${base}`;
}

import type { Account } from '../account/account.js';
import type { FaceName } from '../faces/face-name.js';
import { errorReply } from '../protocol/error-reply.js';
import { headerValue, type MockRequest, type RouteReply } from '../protocol/message.js';
import type { ReceivedUrl } from '../protocol/received-url.js';
import type { Route } from '../protocol/route.js';
import type { Switches } from '../protocol/switches.js';
import { createRandom } from '../store/seed/random.js';
import type { CountedFault, FaultBox } from './fault-box.js';
import { FAULTS } from './fault-catalog.js';
import type { FaultGround, FaultKind } from './fault-kind.js';
import type { FaultName } from './fault-plan.js';
import { pageKey } from './page-memory.js';

/** A request as faults see it. */
export interface FaultQuestion {
  readonly face: FaceName;
  readonly request: MockRequest;
  readonly url: ReceivedUrl;
  readonly account: Account;
  readonly switches: Switches;
  /** Absent where no route answers. */
  readonly route: Route | undefined;
}

/** The faults that one request meets, stage by stage. */
export interface FiredFaults {
  readonly names: readonly FaultName[];
  /** The answer where the face cannot perform a fault that would fire: nothing else happens then, and nothing counts. */
  readonly refusal: RouteReply | undefined;
  readonly skewMs: number;
  arrive(): RouteReply | undefined;
  beforeServing(): RouteReply | undefined;
  afterServing(reply: RouteReply): RouteReply;
  /** Keeps the page that was sent, for `duplicate-page`. */
  sent(reply: RouteReply): void;
}

/** Finds which armed faults fire on a request, and counts them. */
export function fireFaults({ counted: armed, pages }: FaultBox, question: FaultQuestion): FiredFaults {
  const { account, request, url, face } = question;
  const pageFaults = armed.some(({ plan }) => plan.fault === 'duplicate-page');
  const key = pageFaults ? pageKey(account.id, request, url) : '';
  const previousPage = pageFaults ? pages.previous(key) : undefined;
  const met = armed.filter((fault) => meets(fault, question, previousPage));
  const firing = met.filter(count);
  const unable = firing.find(({ plan }) => !FAULTS[plan.fault].faces.includes(face));
  if (unable === undefined) for (const fault of firing) fault.fired += 1;
  else for (const fault of met) fault.matched -= 1;

  const acts = firing.map((fault) => ({ kind: kindOf(fault), plan: fault.plan, ground: groundOf(fault) }));
  function groundOf(fault: CountedFault): FaultGround {
    return {
      account,
      switches: question.switches,
      isRestlet: question.route?.access === 'restlet',
      contentType: headerValue(request, 'content-type'),
      random: createRandom(fault.plan.seed ?? 1, fault.fired),
      previousPage,
    };
  }
  const first = (stage: 'arrive' | 'beforeServing'): RouteReply | undefined => {
    for (const { kind, plan, ground } of acts) {
      const reply = attempt(plan.fault, () => kind[stage]?.(plan, ground));
      if (reply !== undefined) return reply;
    }
    return undefined;
  };
  return {
    names: firing.map(({ plan }) => plan.fault),
    refusal: unable && unableReply(unable.plan.fault, face),
    skewMs: acts.reduce((sum, { kind, plan }) => sum + (kind.skewMs?.(plan) ?? 0), 0),
    arrive: () => first('arrive'),
    beforeServing: () => first('beforeServing'),
    afterServing: (reply) =>
      acts.reduce((now, { kind, plan, ground }) => kind.afterServing?.(plan, ground, now) ?? now, reply),
    sent(reply) {
      if (pageFaults) pages.remember(key, reply);
    },
  };
}

// A plan always goes with the kind that its name says, which the compiler cannot see through a list.
function kindOf(fault: CountedFault): FaultKind<FaultName> {
  return FAULTS[fault.plan.fault] as FaultKind<FaultName>;
}

function meets(fault: CountedFault, question: FaultQuestion, previousPage: RouteReply | undefined): boolean {
  const { plan } = fault;
  if (plan.fault === 'duplicate-page' && previousPage === undefined) return false;
  if (plan.account !== undefined && plan.account !== question.account.id) return false;
  const { route } = plan;
  if (route === undefined) return FAULTS[plan.fault].path?.test(question.url.path) ?? true;
  const name = question.route?.name ?? '';
  return route.endsWith('*') ? name.startsWith(route.slice(0, -1)) : name === route;
}

/** Counts a match, and says whether the fault fires on it. */
function count(fault: CountedFault): boolean {
  fault.matched += 1;
  const { nth, times, probability, seed = 1 } = fault.plan;
  if (nth !== undefined && fault.matched !== nth) return false;
  if (times !== undefined && fault.fired >= times) return false;
  return probability === undefined || createRandom(seed, -fault.matched).chance(probability);
}

function unableReply(fault: FaultName, face: FaceName): RouteReply {
  const able = FAULTS[fault].faces.join(', ');
  return errorReply({
    status: 501,
    code: 'MOCK_FAULT_NOT_ON_THIS_FACE',
    detail: `The ${face} face cannot perform the fault "${fault}": it has no connection of its own to break. Use one of these faces: ${able}.`,
  });
}

/** A plan may name a role, a token or a table that the account does not have, which shows only when it fires. */
function attempt(fault: FaultName, act: () => RouteReply | undefined): RouteReply | undefined {
  try {
    return act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return errorReply({
      status: 501,
      code: 'MOCK_FAULT_FAILED',
      detail: `The mock cannot perform the fault "${fault}": ${reason}`,
    });
  }
}

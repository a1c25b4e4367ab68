import type { FaultPlan } from './fault-plan.js';
import { createPageMemory, type PageMemory } from './page-memory.js';
import { type FaultPlaces, parseFaultPlan } from './parse-fault-plan.js';

/** An armed fault with what it has done so far. */
export interface ArmedFault {
  readonly id: string;
  readonly plan: FaultPlan;
  /** Requests that its route and account matched since arming. */
  readonly matched: number;
  /** How often it fired. */
  readonly fired: number;
}

/** The faults of a mock: arm one, and requests that match meet it. */
export interface Faults {
  /** Arms a fault. Throws an `Error` naming what is wrong with the plan, and then arms nothing. */
  arm(plan: FaultPlan): ArmedFault;
  /** Disarms one, or without an id all. Throws an `Error` where there is none of that id. */
  disarm(id?: string): void;
  /** Those that are armed, in the order of arming, as they stand now. */
  armed(): readonly ArmedFault[];
}

/** An armed fault as the mock counts on it. */
export interface CountedFault {
  readonly id: string;
  readonly plan: FaultPlan;
  matched: number;
  fired: number;
}

/** The faults, with what the core and snapshots need of them. */
export interface FaultBox extends Faults {
  readonly counted: readonly CountedFault[];
  /** The pages that were sent since `duplicate-page` was armed. */
  readonly pages: PageMemory;
  /** Makes them those of `armed`, counts included. */
  restore(armed: readonly ArmedFault[]): void;
}

/** Makes a box without faults; with `places` it arms none that could never fire. Ids are `fault-1`, `fault-2` and so on, and are not given again. */
export function createFaultBox(places?: FaultPlaces): FaultBox {
  const counted: CountedFault[] = [];
  const pages = createPageMemory();
  let made = 0;
  return {
    counted,
    pages,
    arm(plan) {
      const fault: CountedFault = {
        id: `fault-${made + 1}`,
        plan: { ...parseFaultPlan(plan, places) },
        matched: 0,
        fired: 0,
      };
      made += 1;
      counted.push(fault);
      if (plan.fault === 'duplicate-page') pages.clear();
      return { ...fault };
    },
    disarm(id) {
      if (id === undefined) {
        counted.length = 0;
        return;
      }
      const index = counted.findIndex((fault) => fault.id === id);
      if (index < 0)
        throw new Error(
          `Failed to disarm fault "${id}": it is not armed. List the armed ones for their ids.`,
        );
      counted.splice(index, 1);
    },
    armed: () => counted.map((fault) => ({ ...fault })),
    restore(armed) {
      pages.clear();
      counted.length = 0;
      for (const fault of armed) counted.push({ ...fault });
      made = Math.max(made, ...armed.map(({ id }) => Number(id.slice('fault-'.length))));
    },
  };
}

import type { Account } from '../account/account.js';
import type { FaceName } from '../faces/face-name.js';
import type { RouteReply } from '../protocol/message.js';
import type { Switches } from '../protocol/switches.js';
import type { Random } from '../store/seed/random.js';
import type { FaultName, PlanOf } from './fault-plan.js';

/** What a fault looks at when it fires. */
export interface FaultGround {
  readonly account: Account;
  /** The mock's switches. */
  readonly switches: Switches;
  /** The RESTlet form of errors is asked for. */
  readonly isRestlet: boolean;
  readonly contentType: string | undefined;
  /** The same draws for the same seed and the same number of firings. */
  readonly random: Random;
  /** The page sent before this one, for the same query; absent where there was none. */
  readonly previousPage: RouteReply | undefined;
}

/** A rule for one parameter of a fault: gives what was expected where the value is none. */
export interface ParameterRule {
  readonly required: boolean;
  /** What the value must be, for a person. */
  readonly expected: string;
  /** The same as JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  accepts(value: unknown): boolean;
}

/** One kind of fault: what it does, who can perform it, and how. */
export interface FaultKind<Name extends FaultName> {
  /** One sentence for a person. */
  readonly what: string;
  /** Whether a write that it meets is in the store afterwards. */
  readonly commits: 'yes' | 'no' | 'as usual';
  readonly faces: readonly FaceName[];
  /** The paths it is for where the plan names no route. */
  readonly path?: RegExp;
  readonly parameters: Readonly<Record<string, ParameterRule>>;
  /** How far the server's time is off for this request, in milliseconds. */
  skewMs?(plan: PlanOf<Name>): number;
  /** On arrival, before the login. An answer ends the request there. */
  arrive?(plan: PlanOf<Name>, ground: FaultGround): RouteReply | undefined;
  /** After the login and before the route does anything. An answer ends the request there. */
  beforeServing?(plan: PlanOf<Name>, ground: FaultGround): RouteReply | undefined;
  /** When the answer is there, and whatever was to be written is. */
  afterServing?(plan: PlanOf<Name>, ground: FaultGround, reply: RouteReply): RouteReply;
}

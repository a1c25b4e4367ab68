import type { Call, Effect } from '@onlink/core';
import type { NetsuiteConfig } from '../account/config-schema.js';
import type { Service } from '../account/service.js';
import type { LoginMemory } from '../auth/login.js';

/** What was being done, for messages: `Failed to <verb> <noun> "<id>"`. */
export interface Task {
  readonly verb: string;
  readonly noun: string;
  readonly id: string;
}

/** What the meaning of a reply depends on beside the reply. */
export interface ReplyContext {
  readonly client: LoginMemory & { readonly config: NetsuiteConfig; readonly realm: string };
  readonly call: Call;
  readonly task: Task;
  /** What the request does over there. */
  readonly effect: Effect;
  /** Which service answered. Default `suitetalk`. */
  readonly service?: Service;
}

/** The beginning of a fault's message. */
export function failedTo({ verb, noun, id }: Task): string {
  return `Failed to ${verb} ${noun} "${id}"`;
}

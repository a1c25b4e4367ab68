import type { Integration, Role, User } from '../account/identity.js';
import type { StoreAccess } from '../store/store-access.js';

/** What a RESTlet finds around it. */
export interface RestletCall {
  /** Parameters of the URL's query, `script` and `deploy` among them. */
  readonly params: Readonly<Record<string, string>>;
  /** The rows of the account. */
  readonly store: StoreAccess;
  readonly nowMs: number;
  /** Who signed in. */
  readonly user: User | undefined;
  readonly role: Role | undefined;
  readonly integration: Integration | undefined;
}

/**
 * One entry point of a RESTlet. `input` is the body for POST and PUT (parsed where it came as JSON) and the query's
 * parameters for GET and DELETE. What is returned is sent: a text as it is, anything else as JSON where the request's
 * content type is JSON. A thrown error whose `name` is in capitals, as `N/error` makes it, is answered by that name.
 */
export type RestletFunction = (input: unknown, call: RestletCall) => unknown;

/** An id of a script or deployment: its number, or its `customscript_...` or `customdeploy_...`. */
export type ScriptId = string | number;

/** A RESTlet with its deployment. */
export interface Restlet {
  /** The script's id, or each of its ids. */
  readonly script: ScriptId | readonly ScriptId[];
  /** The deployment's id, or each of its ids. */
  readonly deploy: ScriptId | readonly ScriptId[];
  readonly get?: RestletFunction;
  readonly post?: RestletFunction;
  readonly put?: RestletFunction;
  readonly delete?: RestletFunction;
}

/** The RESTlets deployed in one account. */
export interface RestletRegistry {
  /** Deploys a RESTlet; a later one of the same ids takes its place. Throws an `Error` where it has no id or no function. */
  register(restlet: Restlet): void;
  find(script: string, deploy: string): Restlet | undefined;
  /** A registry of its own with the same RESTlets. */
  clone(): RestletRegistry;
}

/** Makes a registry; `deployed` maps `script deploy` to the RESTlet. */
export function createRestletRegistry(deployed: ReadonlyMap<string, Restlet> = new Map()): RestletRegistry {
  const restlets = new Map(deployed);
  return {
    register(restlet) {
      const [scripts, deploys] = [idsOf(restlet.script), idsOf(restlet.deploy)];
      assertRestlet(restlet, scripts, deploys);
      for (const script of scripts)
        for (const deploy of deploys) restlets.set(`${script} ${deploy}`, restlet);
    },
    find: (script, deploy) => restlets.get(`${script} ${deploy}`),
    clone: () => createRestletRegistry(restlets),
  };
}

function idsOf(ids: ScriptId | readonly ScriptId[]): readonly string[] {
  return (typeof ids === 'object' ? ids : [ids]).map(String);
}

const SCRIPT_ID = /^([1-9]\d*|customscript\w+)$/;
const DEPLOY_ID = /^([1-9]\d*|customdeploy\w+)$/;

function assertRestlet(restlet: Restlet, scripts: readonly string[], deploys: readonly string[]): void {
  const refuse = (reason: string, remedy: string): never => {
    throw new Error(`Failed to register RESTlet "${scripts.join(', ')}": ${reason}. ${remedy}.`);
  };
  if (scripts.length === 0 || !scripts.every((id) => SCRIPT_ID.test(id)))
    refuse('its script id is none', 'Give a number or customscript_...');
  if (deploys.length === 0 || !deploys.every((id) => DEPLOY_ID.test(id)))
    refuse('its deployment id is none', 'Give a number or customdeploy_...');
  const { get, post, put, delete: remove } = restlet;
  if (![get, post, put, remove].some((entry) => typeof entry === 'function'))
    refuse('it has no function', 'Give any of get, post, put and delete');
}

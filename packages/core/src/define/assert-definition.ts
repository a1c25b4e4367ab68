import type { ConnectorDefinition } from './connector-definition.js';

type Definition = ConnectorDefinition<unknown, unknown>;

interface Rule {
  /** What is wrong, naming the field; `undefined` when nothing is. */
  readonly violation: (definition: Definition) => string | undefined;
  readonly remedy: string;
}

const IDENTIFIER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const SEMVER = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** A host, `*.host`, or `{/pointer}` for the host of a URL that the configuration holds there. */
const HOST_PATTERN = /^((\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\{(\/[^/{}]+)+\})$/;

const RULES: readonly Rule[] = [
  {
    violation: ({ id }) => (IDENTIFIER.test(id) ? undefined : `id "${id}" is malformed`),
    remedy: 'use lower-case letters, digits and single hyphens',
  },
  {
    violation: ({ version }) => (SEMVER.test(version) ? undefined : `version "${version}" is not a version`),
    remedy: "give the package's own version, such as 1.2.3",
  },
  {
    violation: ({ title }) => (title.trim() === '' ? 'title is empty' : undefined),
    remedy: 'name the remote system as people know it',
  },
  {
    violation: ({ egress }) => first(egress, (host) => !HOST_PATTERN.test(host), 'egress host'),
    remedy: 'name a host such as api.example.com, *.example.com, or {/baseUrl}; no scheme, port or path',
  },
  {
    violation: ({ streams = [] }) => first(repeated(streams.map(({ name }) => name)), () => true, 'stream'),
    remedy: 'give each stream a name of its own',
  },
  {
    violation: ({ streams = [] }) =>
      first(
        streams.filter(({ key }) => key.length === 0).map(({ name }) => name),
        () => true,
        'key of stream',
      ),
    remedy: 'name the fields that together identify a record',
  },
  {
    violation: ({ streams = [], source }) =>
      streams.length > 0 && source === undefined ? 'streams are listed without a source' : undefined,
    remedy: 'give the connector a source with plan and read',
  },
  {
    violation: ({ checks }) => first(repeated(checks.map(({ id }) => id)), () => true, 'check'),
    remedy: 'give each check an id of its own',
  },
  {
    violation: ({ checks, streams = [], actions = {}, triggers = {} }) => {
      const known = new Set([
        ...streams.map(({ name }) => name),
        ...Object.keys(actions),
        ...Object.keys(triggers),
      ]);
      return first(
        checks.flatMap(({ unlocks }) => unlocks),
        (name) => !known.has(name),
        'check unlocks',
      );
    },
    remedy: 'name streams, actions and triggers of this connector',
  },
  {
    violation: ({ actions = {} }) =>
      first(
        Object.entries(actions)
          .filter(([, action]) => action.retry === 'reconcile' && action.reconcile === undefined)
          .map(([name]) => name),
        () => true,
        'reconcile of action',
      ),
    remedy: 'write the method, or choose another retry class',
  },
  {
    violation: ({ triggers = {} }) =>
      first(
        Object.entries(triggers)
          .filter(
            ([, trigger]) =>
              trigger.kind === 'webhook' &&
              trigger.schemes.some(({ kind }) => kind === 'custom') !== (trigger.verify !== undefined),
          )
          .map(([name]) => name),
        () => true,
        'verify of trigger',
      ),
    remedy: 'write verify for the scheme "custom", and only for it',
  },
];

/** Refuses a definition that breaks a rule which the types cannot say. */
export function assertDefinition(definition: Definition): void {
  for (const { violation, remedy } of RULES) {
    const found = violation(definition);
    if (found !== undefined) {
      throw new Error(`Failed to define connector "${definition.id}": ${found}. To mend it, ${remedy}.`);
    }
  }
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function first(
  names: readonly string[],
  isWrong: (name: string) => boolean,
  noun: string,
): string | undefined {
  const found = names.find(isWrong);
  return found === undefined ? undefined : `${noun} "${found}" is missing, repeated or malformed`;
}

/** What a member must be, for a person, and the test of it. */
export interface MemberRule {
  readonly expected: string;
  readonly required?: true;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';

export const TEXT: MemberRule = { expected: 'a text', accepts: isText };
export const FLAG: MemberRule = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

/** Somebody who does something, and in which role. */
export const ACTOR: MemberRule = {
  expected: 'an object of userId and roleId, both texts',
  accepts: (value) => typeof value === 'object' && value !== null && isActor(value),
};

function isActor(value: object): boolean {
  const { userId, roleId } = value as { readonly userId?: unknown; readonly roleId?: unknown };
  return isText(userId) && isText(roleId);
}

/** A list of some words. */
export function listOfWords(words: readonly string[]): MemberRule {
  return {
    expected: `a list of any of ${words.join(', ')}`,
    accepts: (value) => Array.isArray(value) && value.every((word) => words.includes(word as string)),
  };
}

/** The same where it may not be left out. */
export function required(rule: MemberRule): MemberRule {
  return { ...rule, required: true };
}

/**
 * Throws an `Error` that names the member that an object should not have, lacks, or has of another kind: a caller without
 * types, as over the admin API, must not get the seeded object for a misspelt name. `purpose` is `create a token`.
 */
export function assertMembers(
  purpose: string,
  given: object,
  rules: Readonly<Record<string, MemberRule>>,
): void {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(rules, name))
      throw new Error(
        `Failed to ${purpose}: "${name}" is not taken. Give any of: ${Object.keys(rules).join(', ')}.`,
      );
  }
  for (const [name, rule] of Object.entries(rules)) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (value === undefined ? rule.required === true : !rule.accepts(value))
      throw new Error(`Failed to ${purpose}: "${name}" is not ${rule.expected}. Give that.`);
  }
}

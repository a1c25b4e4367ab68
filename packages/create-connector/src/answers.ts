import { type ActionAnswer, splitAction, targetOf } from './action-answer.js';
import { idProblem, namesProblem, packageProblem, titleProblem } from './names.js';
import { wrongValue } from './refusal.js';

/** Auth schemes that can be written, each with its words for people. */
export const AUTH_SCHEMES = {
  basic: 'user name and password (RFC 7617)',
  bearer: 'a token in the Authorization header (RFC 6750)',
  header: 'a key in a header of its own',
  oauth1: 'OAuth 1.0a with HMAC-SHA256 (RFC 5849)',
  none: 'no login',
} as const;

/** One of {@link AUTH_SCHEMES}. */
export type AuthScheme = keyof typeof AUTH_SCHEMES;

/** What is to be written, as texts: from flags, or typed at a prompt. Lists are separated by commas; `none` is empty. */
export interface Texts {
  readonly id: string;
  readonly title: string;
  readonly auth: AuthScheme;
  readonly streams: string;
  readonly actions: string;
}

/** What is to be written. */
export interface Answers {
  readonly id: string;
  readonly title: string;
  readonly auth: AuthScheme;
  readonly packageName: string;
  readonly streams: readonly string[];
  readonly actions: readonly ActionAnswer[];
}

/** The problem of each text, as a prompt shows it while it is typed. */
export const PROBLEMS: {
  readonly [Field in Exclude<keyof Texts, 'auth'>]: (text: string) => string | undefined;
} = {
  id: idProblem,
  title: titleProblem,
  streams: (text) => namesProblem(listOf(text)),
  actions: actionsProblem,
};

/**
 * Reads texts.
 *
 * @throws Refusal, exit 2, that names the flag
 */
export function toAnswers(texts: Texts, packageName = `onlink-connector-${texts.id}`): Answers {
  assertTexts(texts);
  const problem = packageProblem(packageName);
  if (problem !== undefined) throw wrongValue('package', packageName, problem);
  const streams = listOf(texts.streams);
  const actions = listOf(texts.actions).map((text): ActionAnswer => {
    const { name, effect = 'create' } = splitAction(text);
    return { name, effect, target: targetOf(name, streams) };
  });
  return { id: texts.id, title: texts.title.trim(), auth: texts.auth, packageName, streams, actions };
}

/** Refuses the first text that is wrong, those that are not given aside. */
export function assertTexts(texts: Partial<Texts>): void {
  for (const [field, problemOf] of Object.entries(PROBLEMS)) {
    const text = texts[field as keyof typeof PROBLEMS];
    const problem = text === undefined ? undefined : problemOf(text);
    if (text !== undefined && problem !== undefined) throw wrongValue(field, text, problem);
  }
}

function actionsProblem(text: string): string | undefined {
  const parts = listOf(text).map(splitAction);
  const odd = parts.find(({ unknown }) => unknown !== undefined);
  if (odd !== undefined) {
    return `"${odd.name}" cannot have the effect "${odd.unknown}"; write ${odd.name}:create, :update or :delete`;
  }
  return namesProblem(parts.map(({ name }) => name));
}

function listOf(text: string): readonly string[] {
  const trimmed = text.trim();
  return trimmed === '' || trimmed === 'none' ? [] : trimmed.split(',').map((part) => part.trim());
}

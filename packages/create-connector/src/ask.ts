import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { AUTH_SCHEMES, type AuthScheme, PROBLEMS, type Texts } from './answers.js';
import { toTitle } from './names.js';
import { Refusal } from './refusal.js';

/** Where questions are asked. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** What is proposed for what was not said; the title follows from the id. */
export function proposals(id: string): Omit<Texts, 'id'> {
  return { title: toTitle(id), auth: 'bearer', streams: 'employee', actions: 'none' };
}

/**
 * Asks for each text that was not given.
 *
 * @throws Refusal, exit 130, when the person stops it
 */
export async function ask(given: Partial<Texts>, terminal: Terminal): Promise<Texts> {
  const askText = async (
    field: keyof typeof PROBLEMS,
    message: string,
    proposed?: string,
  ): Promise<string> => {
    const answer = await text({
      ...terminal,
      message,
      validate: (typed = '') => PROBLEMS[field](typed === '' ? (proposed ?? '') : typed),
      ...(proposed !== undefined && { placeholder: proposed, defaultValue: proposed }),
    });
    return going(answer);
  };
  const id =
    given.id ??
    (await askText('id', 'Id of the connector (lower-case letters, digits, hyphens; never changed)'));
  const proposed = proposals(id);
  return {
    id,
    title: given.title ?? (await askText('title', 'Name of the system, as people know it', proposed.title)),
    auth: given.auth ?? (await askScheme(terminal, proposed.auth)),
    streams:
      given.streams ?? (await askText('streams', 'Streams to read, with commas, or none', proposed.streams)),
    actions:
      given.actions ??
      (await askText(
        'actions',
        'Actions, with commas (addEmployee,removeEmployee), or none',
        proposed.actions,
      )),
  };
}

async function askScheme(terminal: Terminal, initialValue: AuthScheme): Promise<AuthScheme> {
  const options = Object.entries(AUTH_SCHEMES).map(([value, hint]) => ({ value: value as AuthScheme, hint }));
  return going(await select<AuthScheme>({ ...terminal, message: 'How it signs in', options, initialValue }));
}

function going<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new Refusal('Nothing was written.', 130);
  return answer as Exclude<Answer, symbol>;
}

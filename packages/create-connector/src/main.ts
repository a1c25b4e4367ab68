import { relative, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { type Answers, assertTexts, type Texts, toAnswers } from './answers.js';
import { ask, proposals, type Terminal } from './ask.js';
import { packageFiles } from './package-files.js';
import { createProgram, type Flags } from './program.js';
import { Refusal } from './refusal.js';
import { assertFree, writePackage } from './write-package.js';

const TEXTS = ['id', 'title', 'auth', 'streams', 'actions'] as const;

/**
 * Runs the `create-onlink-connector` command.
 *
 * @param args what follows the program's name
 * @param findTerminal where to ask; default the process's own, where it has one
 * @returns the exit code: 0 done, 1 it cannot be written, 2 wrong usage, 130 stopped by the person
 */
export async function main(args: readonly string[], findTerminal = ownTerminal): Promise<number> {
  const program = createProgram((dir, flags) => create(dir, flags, findTerminal()));
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const reason = error.message
        .replace(/^error: /, '')
        .replace(/[.\s]*$/, '')
        .replace(/\s*\n\s*/g, ' ');
      return complain(`Failed to read the command line: ${reason}. See --help.`, 2);
    }
    if (error instanceof Refusal) return complain(error.message, error.exitCode);
    throw error;
  }
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`create-onlink-connector: ${message}\n`);
  return exitCode;
}

function ownTerminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? { input: stdin, output: stdout } : undefined;
}

async function create(dir: string | undefined, flags: Flags, terminal: Terminal | undefined): Promise<void> {
  assertTexts(flags);
  if (dir !== undefined) assertFree(resolve(dir));
  const answers = toAnswers(await textsOf(flags, terminal), flags.package);
  const target = resolve(dir ?? answers.packageName.split('/').at(-1) ?? answers.packageName);
  const files = packageFiles(answers);
  writePackage(target, files);
  process.stdout.write(summary(answers, target, files.length));
}

async function textsOf(flags: Flags, terminal: Terminal | undefined): Promise<Texts> {
  const missing = TEXTS.filter((field) => flags[field] === undefined);
  if (missing.length === 0) return flags as Texts;
  if (flags.yes === true && flags.id !== undefined) return { ...proposals(flags.id), id: flags.id, ...flags };
  if (flags.yes !== true && terminal !== undefined) return ask(flags, terminal);
  const needed = flags.yes === true ? ['id'] : missing;
  const names = needed.map((field) => `--${field}`).join(', ');
  throw new Refusal(
    `Failed to write a connector: there is nobody to ask for ${names}. Give ${needed.length === 1 ? 'it' : 'them'} on the command line${flags.yes === true ? '' : ', or --id with --yes for what is proposed'}.`,
    2,
  );
}

function summary({ packageName, actions }: Answers, target: string, files: number): string {
  const below = relative(process.cwd(), target) || '.';
  const folder = below.startsWith('..') ? target : below;
  const effects = actions.map(({ name, effect, target: on }) => `  ${name}: ${effect} on ${on}\n`).join('');
  return `Wrote ${packageName} to ${folder}: ${files} files.
${effects === '' ? '' : `Actions, by their names:\n${effects}`}Next:
${folder === '.' ? '' : `  cd ${folder}\n`}  npm install
  npm test
README.md there says what to put where.
`;
}

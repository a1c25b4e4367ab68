/** The longest id or name, in characters. */
const MAX_LENGTH = 64;

/** What is wrong with a connector's id, in words that follow it, or `undefined`. */
export function idProblem(id: string): string | undefined {
  if (id === '') return 'it is empty';
  if (id.length > MAX_LENGTH) return `it has more than ${MAX_LENGTH} characters`;
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return undefined;
  return 'it must be lower-case letters, digits and single hyphens, with a letter first, such as acme-hr';
}

/** What is wrong with a title. */
export function titleProblem(title: string): string | undefined {
  if (title.trim() === '') return 'it is empty';
  if (title.length > 80) return 'it has more than 80 characters';
  return /\p{Cc}/u.test(title) ? 'it holds a line break or another control character' : undefined;
}

/** What is wrong with the name of a stream or an action, which becomes a part of identifiers, files and addresses. @internal for tests */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.length > MAX_LENGTH) return `it has more than ${MAX_LENGTH} characters`;
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return 'it must be letters, digits and underscores, with a letter first, such as employee or addEmployee';
  }
  return name in {} ? 'every JavaScript object has something of that name' : undefined;
}

/** What is wrong with several names: the first bad one, or two that would share a file. */
export function namesProblem(names: readonly string[]): string | undefined {
  for (const [index, name] of names.entries()) {
    const problem = nameProblem(name);
    if (problem !== undefined) return `"${name}" is not a name: ${problem}`;
    const twin = names.slice(0, index).find((other) => toKebab(other) === toKebab(name));
    if (twin === name) return `"${name}" is there twice`;
    if (twin !== undefined) return `"${twin}" and "${name}" would share the file ${toKebab(name)}.ts`;
  }
  return undefined;
}

/** What is wrong with a package's name, by npm's rules for new packages. */
export function packageProblem(name: string): string | undefined {
  const part = '[a-z0-9][a-z0-9._-]*';
  if (name.length > 214) return 'it has more than 214 characters';
  if (new RegExp(`^(@${part}/)?${part}$`).test(name) && !name.includes('..')) return undefined;
  return 'it must be lower-case letters, digits, hyphens and dots, with a scope or without: @acme/connector-acme-hr';
}

/** The words of an identifier or id, in lower case: `addEmployee` is `add`, `employee`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** `addEmployee` as `add-employee`: a file's name. */
export function toKebab(name: string): string {
  return wordsOf(name).join('-');
}

/** `addEmployee` as `Add employee`: words for people. */
export function toSentence(name: string): string {
  const text = wordsOf(name).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `acme-hr` as `Acme Hr`: the title that is proposed. */
export function toTitle(id: string): string {
  return wordsOf(id).map(toSentence).join(' ');
}

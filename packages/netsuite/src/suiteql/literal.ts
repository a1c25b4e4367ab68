/**
 * A text as a SuiteQL literal: one token whatever it holds, because quotes are doubled (SQL-92, 5.3). Values from
 * outside are bound as parameters instead; this is for the formats and names that a query is built from.
 */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A table or column name, unchanged.
 *
 * @throws Error when it is not lower-case letters, digits and underscores: then it is no name of this connector's own
 */
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`Failed to build a query: "${name}" is not a name.`);
  return name;
}

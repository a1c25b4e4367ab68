import { isMap, isScalar, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml';
import { definitionFault } from './definition-fault.js';
import { type ImportLines, parseLines } from './parse-lines.js';
import { suggestion } from './suggest.js';

/** An import as written in a file. */
export interface ImportDefinition {
  /** What its checkpoints and runs are kept under. */
  readonly name: string;
  readonly connection: string;
  readonly objectType: string;
  readonly lines: ImportLines;
  /** Rows at most in one run; the next run goes on. */
  readonly limit?: number;
  /** The file as the admin named it, for messages. */
  readonly file: string;
}

interface Field {
  readonly text: string;
  readonly line: number;
}

const REQUIRED = ['name', 'connection', 'objectType', 'mapping'] as const;
const OPTIONAL = ['mode', 'limit'] as const;
/** Known to OnLink, but not to this version of it: refused rather than quietly ignored. */
const LATER = ['schedule', 'deletes', 'sink'] as const;

/**
 * Reads an import file: YAML with `name`, `connection`, `objectType`, `mapping` (OnLink's lines), and where wanted `mode`
 * (`full`) and `limit`.
 *
 * @throws a fault that names the line for anything malformed, unknown, missing or said twice
 */
export function parseDefinition(text: string, file: string): ImportDefinition {
  const fields = readFields(text, file);
  const required = (name: (typeof REQUIRED)[number]): Field => {
    const field = fields.get(name);
    if (field !== undefined && field.text.trim() !== '') return field;
    throw definitionFault(
      'import/missing-key',
      { file, ...(field && { line: field.line }) },
      {
        reason: `"${name}" is missing`,
        remedy:
          name === 'mapping'
            ? 'Add mapping: | with lines such as key:id=ID below it'
            : `Add a line ${name}: …`,
      },
    );
  };
  const [name, connection, objectType, mapping] = REQUIRED.map(required) as [Field, Field, Field, Field];
  assertMode(fields.get('mode'), file);
  const lines = parseLines(mapping.text, { file, line: mapping.line });
  const limit = smallest(readLimit(fields.get('limit'), 'limit', file), dataLimit(lines, file));
  return {
    name: name.text.trim(),
    connection: connection.text.trim(),
    objectType: objectType.text.trim(),
    lines,
    ...(limit === undefined ? {} : { limit }),
    file,
  };
}

function readFields(text: string, file: string): Map<string, Field> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const problem = document.errors[0];
  if (problem !== undefined) {
    throw definitionFault(
      'import/malformed-yaml',
      { file, line: lineCounter.linePos(problem.pos[0]).line },
      {
        reason: `it is not YAML (${problem.message.split('\n', 1)[0]})`,
        remedy: 'Write one "name: value" a line, and the mapping indented below "mapping: |"',
      },
    );
  }
  if (!isMap(document.contents)) {
    throw definitionFault(
      'import/malformed-yaml',
      { file },
      {
        reason: 'it does not hold "name: value" lines',
        remedy: `Begin with ${REQUIRED.join(', ')}`,
      },
    );
  }
  const fields = new Map<string, Field>();
  for (const pair of document.contents.items) {
    const [name, field] = readField(pair as Pair<unknown, unknown>, lineCounter, file);
    fields.set(name, field);
  }
  return fields;
}

function readField(pair: Pair<unknown, unknown>, lineCounter: LineCounter, file: string): [string, Field] {
  const key = pair.key as Scalar<unknown>;
  const name = String(key.value);
  const line = lineCounter.linePos(key.range?.[0] ?? 0).line;
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
  if ((LATER as readonly string[]).includes(name)) {
    throw definitionFault(
      'import/not-available',
      { file, line },
      {
        reason: `"${name}" is not available in this version of OnLink`,
        remedy: 'Remove the line',
      },
    );
  }
  if (!known.includes(name)) {
    throw definitionFault(
      'import/unknown-key',
      { file, line },
      {
        reason: `"${name}" is not a key of an import`,
        remedy: suggestion(name, known),
      },
    );
  }
  const value = pair.value;
  if (!isScalar(value) || value.value === null || typeof value.value === 'boolean') {
    throw definitionFault(
      'import/malformed-value',
      { file, line },
      {
        reason: `"${name}" must be a text${name === 'limit' ? ' or number' : ''}`,
        remedy:
          name === 'mapping' ? 'Write mapping: | and the lines indented below it' : `Write ${name}: value`,
      },
    );
  }
  const block = value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED';
  if (value.type === 'BLOCK_FOLDED' && name === 'mapping') {
    throw definitionFault(
      'import/malformed-value',
      { file, line },
      {
        reason: '"mapping: >" joins its lines into one',
        remedy: 'Write mapping: | instead',
      },
    );
  }
  return [name, { text: String(value.value), line: block ? line + 1 : line }];
}

function assertMode(mode: Field | undefined, file: string): void {
  if (mode === undefined || mode.text === 'full') return;
  const incremental = mode.text === 'incremental';
  throw definitionFault(
    incremental ? 'import/not-available' : 'import/malformed-value',
    { file, line: mode.line },
    {
      reason: incremental
        ? 'mode "incremental" is not available in this version of OnLink'
        : `mode "${mode.text}" is unknown`,
      remedy: 'Write mode: full, or remove the line',
    },
  );
}

function dataLimit(lines: ImportLines, file: string): number | undefined {
  const setting = lines.config.find(({ name }) => name === 'data_limit');
  return setting && readLimit({ text: setting.value, line: setting.line }, 'config:data_limit', file);
}

function readLimit(field: Field | undefined, noun: string, file: string): number | undefined {
  if (field === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(field.text.trim())) return Number(field.text);
  throw definitionFault(
    'import/malformed-value',
    { file, line: field.line },
    {
      reason: `${noun} must be a whole number from 1`,
      remedy: 'Write for example 1500',
    },
  );
}

/** The smallest of the limits that are given. */
export function smallest(...limits: readonly (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

import { definitionFault, type Place } from './definition-fault.js';
import { suggest } from './suggest.js';

/** A `key:` or `map:` line: a path into the record, and the attribute of the object it fills. */
export interface MappingLine {
  readonly path: string;
  readonly attribute: string;
  /** After the pipe: the AQL that finds the referenced object, with `${path}` for values of the record. */
  readonly reference?: string;
  readonly line: number;
}

/** A `config:` or `filter:` line. */
interface SettingLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** The lines of an import, by what they do. */
export interface ImportLines {
  readonly key: MappingLine;
  /** The key's own line first, then every `map:` line in order. */
  readonly mappings: readonly MappingLine[];
  readonly config: readonly SettingLine[];
  readonly filters: readonly SettingLine[];
}

const KEYWORDS = ['key', 'map', 'config', 'filter'] as const;
type Keyword = (typeof KEYWORDS)[number];

/**
 * Reads OnLink's lines: `key:SOURCE=Attribute` (exactly one), `map:SOURCE=Attribute` with an optional `|AQL` behind it,
 * `config:name=value`, `filter:path=value`. Empty lines and lines that begin with `#` say nothing.
 *
 * @param first where the first line stands in the file
 * @throws a fault naming the line for anything malformed, unknown or said twice
 */
export function parseLines(text: string, first: Required<Place>): ImportLines {
  const keys: MappingLine[] = [];
  const maps: MappingLine[] = [];
  const config: SettingLine[] = [];
  const filters: SettingLine[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const place = { file: first.file, line: first.line + index };
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) return;
    const { keyword, left, right } = splitLine(content, place);
    if (keyword === 'key') keys.push(parseMapping(left, right, place));
    else if (keyword === 'map') maps.push(parseMapping(left, right, place));
    else (keyword === 'config' ? config : filters).push({ name: left, value: right, line: place.line });
  });
  const [key, secondKey] = keys;
  if (key === undefined) {
    throw definitionFault('import/no-key', first, {
      reason: 'the mapping has no key',
      remedy: 'Add one line such as key:id=NetSuite ID, naming the field that identifies a record',
    });
  }
  if (secondKey !== undefined) {
    throw definitionFault(
      'import/second-key',
      { ...first, line: secondKey.line },
      {
        reason: `there is a key already on line ${key.line}`,
        remedy: 'Keep one key: line and make the other a map: line',
      },
    );
  }
  const mappings = [key, ...maps];
  assertDistinct(
    mappings.map(({ attribute, line }) => ({ name: attribute, line })),
    'attribute',
    first.file,
  );
  assertDistinct(config, 'setting', first.file);
  return { key, mappings, config, filters };
}

function splitLine(
  content: string,
  place: Required<Place>,
): { keyword: Keyword; left: string; right: string } {
  const colon = content.indexOf(':');
  const word = (colon < 0 ? (/^[A-Za-z]+/.exec(content)?.[0] ?? content) : content.slice(0, colon)).trim();
  const keyword = KEYWORDS.find((known) => known === word);
  if (keyword === undefined || colon < 0) {
    const near = KEYWORDS.find((known) => word.startsWith(known)) ?? suggest(word, KEYWORDS);
    throw definitionFault('import/unknown-line', place, {
      reason: `"${shorten(content)}" does not begin with key:, map:, config: or filter:`,
      remedy: near === undefined ? 'Begin the line with one of them' : `Did you mean "${near}:"? Correct it`,
    });
  }
  const rest = content.slice(colon + 1);
  const equals = rest.indexOf('=');
  const left = (equals < 0 ? rest : rest.slice(0, equals)).trim();
  const right = equals < 0 ? '' : rest.slice(equals + 1).trim();
  if (equals < 0 || left === '' || right === '') {
    throw definitionFault('import/malformed-line', place, {
      reason: `"${shorten(content)}" lacks ${equals < 0 ? 'an equals sign' : left === '' ? 'what comes before the equals sign' : 'what comes after the equals sign'}`,
      remedy: `Write it as ${EXAMPLES[keyword]}`,
    });
  }
  return { keyword, left, right };
}

const EXAMPLES: { readonly [keyword in Keyword]: string } = {
  key: 'key:id=NetSuite ID',
  map: 'map:email=Email',
  config: 'config:data_source=employee',
  filter: 'filter:isinactive=false',
};

function parseMapping(path: string, target: string, place: Required<Place>): MappingLine {
  if (path.split('.').some((segment) => segment === '')) {
    throw definitionFault('import/malformed-path', place, {
      reason: `the path "${shorten(path)}" has an empty part`,
      remedy: 'Separate names by single dots, such as supervisor.id',
    });
  }
  const pipe = target.indexOf('|');
  const attribute = (pipe < 0 ? target : target.slice(0, pipe)).trim();
  const reference = pipe < 0 ? undefined : target.slice(pipe + 1).trim();
  if (attribute === '' || reference === '') {
    throw definitionFault('import/malformed-line', place, {
      reason: `"${shorten(target)}" lacks ${attribute === '' ? 'the attribute before the bar' : 'the query after the bar'}`,
      remedy: `Write it as map:department.id=Department|Name=$\{department.name}`,
    });
  }
  return { path, attribute, line: place.line, ...(reference === undefined ? {} : { reference }) };
}

function assertDistinct(
  named: readonly { readonly name: string; readonly line: number }[],
  noun: string,
  file: string,
): void {
  const seen = new Map<string, number>();
  for (const { name, line } of named) {
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      throw definitionFault(
        'import/said-twice',
        { file, line },
        {
          reason: `the ${noun} "${shorten(name)}" is filled on line ${earlier} already`,
          remedy: 'Remove one of the two lines',
        },
      );
    }
    seen.set(name.toLowerCase(), line);
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

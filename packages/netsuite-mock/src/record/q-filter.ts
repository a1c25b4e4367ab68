import type { Feature } from '../account/identity.js';
import type { Row, Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { RecordField } from './field.js';
import type { AccountDates } from './q-dates.js';
import { parseQ, type QCondition, type QValue } from './q-parser.js';
import { invalidParameter, RecordRefusal } from './record-refusal.js';
import type { RecordType } from './record-type.js';

/** Whether a row passes. */
export type RowFilter = (row: Row) => boolean;

/** What a filter is compiled against. */
export interface FilterContext {
  readonly type: RecordType;
  readonly table: Table;
  readonly features: ReadonlySet<Feature>;
  readonly dates: AccountDates;
}

const INVALID = 'Invalid search query. Provide a valid search query.';

/**
 * Compiles a `q` expression. 400 INVALID_PARAMETER for one that is none, NONEXISTENT_FIELD for a field that there is not or
 * that cannot be asked for, both with `o:errorQueryParam` q.
 *
 * Texts seen: https://github.com/airbytehq/airbyte/issues/35401 and public code.
 */
export function compileQ(q: string, context: FilterContext): RowFilter {
  const condition = parseQ(q);
  if (condition === undefined) throw invalidParameter('q', INVALID);
  return compile(condition, context);
}

function compile(condition: QCondition, context: FilterContext): RowFilter {
  if (condition.kind === 'test') return compileTest(condition, context);
  const operands = condition.operands.map((operand) => compile(operand, context));
  return condition.kind === 'and'
    ? (row) => operands.every((operand) => operand(row))
    : (row) => operands.some((operand) => operand(row));
}

type Test = Extract<QCondition, { readonly kind: 'test' }>;

function compileTest(test: Test, context: FilterContext): RowFilter {
  const { type, table, features } = context;
  const field = type.fields.find(({ name }) => name.toLowerCase() === test.field.toLowerCase());
  if (
    field === undefined ||
    !field.filterable ||
    (field.feature !== undefined && !features.has(field.feature))
  )
    throw new RecordRefusal({
      status: 400,
      code: 'NONEXISTENT_FIELD',
      detail: `Unknown field name '${test.field}' in the search query. The field does not exist on this record type.`,
      where: { 'o:errorQueryParam': 'q' },
    });
  const index = table.columnIndex(field.column);
  if (test.operator === 'EMPTY') return (row) => ((row[index] ?? null) === null) !== test.negated;
  const holds = compileOperator(test, field, context);
  if (holds === undefined) throw invalidParameter('q', INVALID);
  return (row) => {
    const value = row[index] ?? null;
    // A value that is not there is not equal to anything, and so is told apart from everything.
    return value === null ? test.negated : holds(value) !== test.negated;
  };
}

type Holds = (value: Exclude<Scalar, null>) => boolean;

function compileOperator(test: Test, field: RecordField, context: FilterContext): Holds | undefined {
  switch (field.kind) {
    case 'boolean':
      return compileBoolean(test);
    case 'date':
    case 'datetime':
      return compileDate(test, context.dates);
    case 'integer':
    case 'number':
    case 'duration':
    case 'reference':
      return compileNumber(test);
    case 'references':
      return compileMembers(test);
    case 'subrecord':
      return undefined;
    default:
      return field.name === 'id' ? compileNumber(test) : (compileText(test) ?? compileAnyText(test));
  }
}

function compileBoolean({ operator, values: [value] }: Test): Holds | undefined {
  const word = value?.text.toLowerCase();
  if (operator !== 'IS' || (word !== 'true' && word !== 'false')) return undefined;
  const wanted = word === 'true' ? 'T' : 'F';
  return (stored) => stored === wanted;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function numbersOf(values: readonly QValue[]): readonly number[] | undefined {
  return values.every(({ text }) => NUMBER.test(text)) ? values.map(({ text }) => Number(text)) : undefined;
}

function compileNumber({ operator, values }: Test): Holds | undefined {
  const numbers = numbersOf(values);
  if (numbers === undefined) return undefined;
  const [first = 0, second = 0] = numbers;
  const wanted = new Set(numbers);
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    ANY_OF: (value) => wanted.has(value),
    EQUAL: (value) => value === first,
    IS: (value) => value === first,
    BETWEEN: (value) => value >= first && value <= second,
    WITHIN: (value) => value >= first && value <= second,
    GREATER: (value) => value > first,
    GREATER_OR_EQUAL: (value) => value >= first,
    LESS: (value) => value < first,
    LESS_OR_EQUAL: (value) => value <= first,
  };
  const holds = Object.hasOwn(tests, operator) ? tests[operator] : undefined;
  return holds && ((value) => holds(Number(value)));
}

/** A field of several references holds one of the values where any of its ids does. */
function compileMembers(test: Test): Holds | undefined {
  const holds = compileNumber(test);
  return (
    holds &&
    ((value) =>
      String(value)
        .split(', ')
        .some((id) => holds(Number(id))))
  );
}

/** Text compares without regard to case: assumed, as NetSuite's searches do. */
function compileText({ operator, values: [value] }: Test): Holds | undefined {
  const wanted = (value?.text ?? '').toLowerCase();
  const tests: Readonly<Record<string, (text: string) => boolean>> = {
    CONTAIN: (text) => text.includes(wanted),
    IS: (text) => text === wanted,
    START_WITH: (text) => text.startsWith(wanted),
    END_WITH: (text) => text.endsWith(wanted),
  };
  const holds = Object.hasOwn(tests, operator) ? tests[operator] : undefined;
  return holds && ((stored) => holds(String(stored).toLowerCase()));
}

function compileAnyText({ operator, values }: Test): Holds | undefined {
  if (operator !== 'ANY_OF') return undefined;
  const wanted = new Set(values.map(({ text }) => text.toLowerCase()));
  return (stored) => wanted.has(String(stored).toLowerCase());
}

const DAY_S = 86_400;

function compileDate({ operator, values: [value] }: Test, dates: AccountDates): Holds | undefined {
  const day = value === undefined ? undefined : dates.parse(value.text);
  if (day === undefined) return undefined;
  const next = day.isWholeDay ? day.seconds + DAY_S : day.seconds + 1;
  const tests: Readonly<Record<string, (seconds: number) => boolean>> = {
    AFTER: (seconds) => seconds >= next,
    BEFORE: (seconds) => seconds < day.seconds,
    ON: (seconds) => seconds >= day.seconds && seconds < next,
    ON_OR_AFTER: (seconds) => seconds >= day.seconds,
    ON_OR_BEFORE: (seconds) => seconds < next,
  };
  const holds = Object.hasOwn(tests, operator) ? tests[operator] : undefined;
  return holds && ((stored) => holds(Number(stored)));
}

import { type Both, both, joined, same } from './both.js';
import type { Dice } from './dice.js';
import { columnsOf, type Ground } from './ground.js';
import { dayS, type GeneratedType, TABLES } from './tables.js';

const TEXT_LITERALS = ["'a'", "'b'", "'ab'", "'zz'"];
const PATTERNS = ["'a%'", "'%b'", "'_'", "'%'", "'A_'"];

function columnOf(type: GeneratedType, { dice, columns }: Ground): Both | undefined {
  const fitting = columns.filter((column) => column.type === type);
  return fitting.length === 0 ? undefined : same(dice.pick(fitting).name);
}

function column(type: GeneratedType, ground: Ground): Both {
  return columnOf(type, ground) ?? literal(type, ground);
}

function literal(type: GeneratedType, { dice }: Ground): Both {
  if (type === 'number') return same(dice.pick(['0', '1', '2', '3', '2.5', '-1']));
  if (type === 'text') return same(dice.pick(TEXT_LITERALS));
  const day = dice.below(5);
  return { suiteql: `TO_DATE('2024-01-0${day + 1}', 'YYYY-MM-DD')`, sqlite: String(dayS(day)) };
}

/** An expression of a type, `size` deep at most. */
export function generateExpression(type: GeneratedType, size: number, ground: Ground): Both {
  const { dice } = ground;
  if (size <= 0 || dice.onceIn(3)) return dice.onceIn(3) ? literal(type, ground) : column(type, ground);
  if (dice.onceIn(8)) return caseOf(type, size, ground);
  if (type === 'number') return numberOf(size - 1, ground);
  return type === 'text' ? textOf(size - 1, ground) : column('date', ground);
}

function numberOf(size: number, ground: Ground): Both {
  const { dice } = ground;
  const number = (): Both => generateExpression('number', size, ground);
  switch (dice.below(13)) {
    case 0:
      return both`(${number()} ${dice.pick(['+', '-', '*'])} ${number()})`;
    case 1: {
      const by = dice.pick(['2', '4', '-1']);
      const value = number();
      return { suiteql: `(${value.suiteql} / ${by})`, sqlite: `(${value.sqlite} * 1.0 / ${by})` };
    }
    case 2:
      return both`${dice.pick(['ABS', 'SIGN', 'CEIL', 'FLOOR', 'ROUND', 'TRUNC'])}(${number()})`;
    case 3:
      return both`MOD(${number()}, ${dice.pick(['2', '3', '-2'])})`;
    case 4:
      return both`LENGTH(${generateExpression('text', size, ground)})`;
    case 5:
      return both`INSTR(${generateExpression('text', size, ground)}, ${dice.pick(TEXT_LITERALS)})`;
    case 6:
      return both`COALESCE(${number()}, ${number()})`;
    case 7:
      return nvl(number(), number());
    case 8:
      return both`NULLIF(${number()}, ${number()})`;
    case 9:
      return extreme(number(), number(), dice);
    case 10:
      return both`(- ${number()})`;
    case 11:
      return ground.depth < 2 ? generateSubquery('scalar', ground) : number();
    default:
      return decode(number(), number(), number());
  }
}

function nvl(value: Both, other: Both): Both {
  return {
    suiteql: `NVL(${value.suiteql}, ${other.suiteql})`,
    sqlite: `IFNULL(${value.sqlite}, ${other.sqlite})`,
  };
}

function extreme(left: Both, right: Both, dice: Dice): Both {
  const [suiteql, sqlite] = dice.pick([
    ['GREATEST', 'MAX'],
    ['LEAST', 'MIN'],
  ]);
  return {
    suiteql: `${suiteql}(${left.suiteql}, ${right.suiteql})`,
    sqlite: `${sqlite}(${left.sqlite}, ${right.sqlite})`,
  };
}

function decode(asked: Both, search: Both, result: Both): Both {
  return {
    suiteql: `DECODE(${asked.suiteql}, ${search.suiteql}, ${result.suiteql}, 7)`,
    sqlite: `CASE WHEN ${asked.sqlite} IS ${search.sqlite} THEN ${result.sqlite} ELSE 7 END`,
  };
}

// '' is NULL in Oracle, and NULL joined to a text is nothing.
const emptyIsNull = ({ suiteql, sqlite }: Both): Both => ({ suiteql, sqlite: `NULLIF(${sqlite}, '')` });

function textOf(size: number, ground: Ground): Both {
  const { dice } = ground;
  const text = (): Both => generateExpression('text', size, ground);
  switch (dice.below(8)) {
    case 0: {
      const [left, right] = [text(), text()];
      return {
        suiteql: `(${left.suiteql} || ${right.suiteql})`,
        sqlite: `NULLIF(IFNULL(${left.sqlite}, '') || IFNULL(${right.sqlite}, ''), '')`,
      };
    }
    case 1:
      return both`${dice.pick(['UPPER', 'LOWER'])}(${text()})`;
    case 2:
      return emptyIsNull(both`SUBSTR(${text()}, ${1 + dice.below(2)}, ${1 + dice.below(2)})`);
    case 3:
      return emptyIsNull(both`REPLACE(${text()}, 'a', ${dice.pick(["'b'", "'ca'"])})`);
    case 4:
      return nvl(text(), text());
    case 5:
      return emptyIsNull(both`${dice.pick(['LTRIM', 'RTRIM'])}(${text()}, 'ab')`);
    case 6:
      return dateText(column('date', ground));
    default:
      return both`COALESCE(${text()}, ${text()}, 'q')`;
  }
}

function dateText({ suiteql, sqlite }: Both): Both {
  return {
    suiteql: `TO_CHAR(${suiteql}, 'YYYY-MM-DD')`,
    sqlite: `strftime('%Y-%m-%d', ${sqlite}, 'unixepoch')`,
  };
}

function caseOf(type: GeneratedType, size: number, ground: Ground): Both {
  const then = generateExpression(type, size - 1, ground);
  const otherwise = generateExpression(type, size - 1, ground);
  if (ground.dice.onceIn(2)) {
    const asked = generateExpression('number', 0, ground);
    return both`CASE ${asked} WHEN 1 THEN ${then} WHEN 2 THEN ${otherwise} END`;
  }
  return both`CASE WHEN ${generateCondition(size - 1, ground)} THEN ${then} ELSE ${otherwise} END`;
}

/** A condition, `size` deep at most. */
export function generateCondition(size: number, ground: Ground): Both {
  const { dice } = ground;
  if (size > 0 && dice.onceIn(2)) {
    const parts = [generateCondition(size - 1, ground), generateCondition(size - 1, ground)];
    if (dice.onceIn(5)) return both`NOT (${joined(parts, ' AND ')})`;
    return both`(${joined(parts, dice.pick([' AND ', ' OR ']))})`;
  }
  const type = dice.pick(['number', 'number', 'text', 'date'] as const);
  const value = generateExpression(type, size - 1, ground);
  switch (dice.below(ground.depth < 2 ? 8 : 6)) {
    case 0:
      return both`${value} IS ${dice.pick(['', 'NOT '])}NULL`;
    case 1: {
      const list = [literal(type, ground), literal(type, ground)];
      return both`${value} ${dice.pick(['', 'NOT '])}IN (${joined(list, ', ')})`;
    }
    case 2:
      return both`${value} ${dice.pick(['', 'NOT '])}BETWEEN ${literal(type, ground)} AND ${literal(type, ground)}`;
    case 3:
      return both`${generateExpression('text', size - 1, ground)} ${dice.pick(['', 'NOT '])}LIKE ${dice.pick(PATTERNS)}`;
    case 6:
      return both`${dice.pick(['', 'NOT '])}EXISTS (${generateSubquery('exists', ground)})`;
    case 7: {
      const number = generateExpression('number', 0, ground);
      return both`${number} ${dice.pick(['', 'NOT '])}IN (${generateSubquery('list', ground)})`;
    }
    default: {
      const other = generateExpression(type, size - 1, ground);
      return both`${value} ${dice.pick(['=', '<>', '<', '<=', '>', '>='])} ${other}`;
    }
  }
}

/** A sub-select for EXISTS, for IN, or as a value; it may name columns around it. */
function generateSubquery(kind: 'exists' | 'list' | 'scalar', ground: Ground): Both {
  const { dice, depth } = ground;
  const table = dice.pick(Object.keys(TABLES));
  const alias = `s${depth}`;
  const own = columnsOf(table, alias);
  const inner: Ground = { dice, columns: [...own, ...own, ...ground.columns], depth: depth + 1 };
  const where = dice.onceIn(4) ? same('') : both` WHERE ${generateCondition(1, inner)}`;
  const from = both`FROM ${table} ${alias}${where}`;
  if (kind === 'exists') return both`SELECT 1 ${from}`;
  const value = generateExpression('number', 1, { ...inner, columns: own });
  if (kind === 'list') return both`SELECT ${value} ${from}`;
  const aggregate = dice.pick(['COUNT', 'SUM', 'MIN', 'MAX']);
  return both`(SELECT ${aggregate}(${value}) ${from})`;
}

import { type Both, both, joined, same } from './both.js';
import type { Dice } from './dice.js';
import { generateCondition, generateExpression } from './expressions.js';
import { columnsOf, type GeneratedColumn, type Ground } from './ground.js';
import { type GeneratedType, TABLES } from './tables.js';

/** A query for both, and what its columns `c0`, `c1`... hold. Its order is fixed: every column is ordered by. */
export interface GeneratedQuery extends Both {
  readonly types: readonly GeneratedType[];
}

interface Source {
  readonly from: Both;
  readonly columns: readonly GeneratedColumn[];
}

/** A whole query of the dialect that SuiteQL and SQLite share. */
export function generateQuery(dice: Dice): GeneratedQuery {
  const types = Array.from({ length: 1 + dice.below(3) }, () => dice.pick(['number', 'text'] as const));
  const body = dice.onceIn(5) ? setBody(dice, types) : block(dice, types, 'plain');
  const query = both`${body} ORDER BY ${orderBy(dice, types)}`;
  if (dice.onceIn(4)) {
    const count = dice.below(4);
    return {
      suiteql: `${query.suiteql} FETCH FIRST ${count} ROWS ONLY`,
      sqlite: `${query.sqlite} LIMIT ${count}`,
      types,
    };
  }
  if (dice.onceIn(6)) {
    const count = dice.below(5);
    return {
      suiteql: `SELECT * FROM (${query.suiteql}) WHERE ROWNUM <= ${count}`,
      sqlite: `SELECT * FROM (${query.sqlite}) LIMIT ${count}`,
      types,
    };
  }
  return { ...query, types };
}

function orderBy(dice: Dice, types: readonly GeneratedType[]): Both {
  const items = types.map((_, index): Both => {
    const descending = dice.onceIn(2);
    const nulls = dice.pick([undefined, 'FIRST', 'LAST']);
    const key = `c${index}${descending ? ' DESC' : ''}`;
    return {
      suiteql: nulls === undefined ? key : `${key} NULLS ${nulls}`,
      // Oracle counts NULL as the largest value, SQLite as the smallest.
      sqlite: `${key} NULLS ${nulls ?? (descending ? 'FIRST' : 'LAST')}`,
    };
  });
  return joined(items, ', ');
}

function setBody(dice: Dice, types: readonly GeneratedType[]): Both {
  const parts = [block(dice, types, 'plain'), block(dice, types, 'plain')];
  const operator = dice.pick(['UNION', 'UNION ALL', 'INTERSECT', 'MINUS']);
  return {
    suiteql: parts.map(({ suiteql }) => suiteql).join(` ${operator} `),
    sqlite: parts.map(({ sqlite }) => sqlite).join(` ${operator === 'MINUS' ? 'EXCEPT' : operator} `),
  };
}

function block(dice: Dice, types: readonly GeneratedType[], kind: 'plain' | 'derived'): Both {
  const source = sources(dice, kind);
  const ground: Ground = { dice, columns: source.columns, depth: 0 };
  const where = dice.onceIn(3) ? same('') : both` WHERE ${generateCondition(2, ground)}`;
  if (dice.onceIn(3)) return groupedBlock(ground, types, both`${source.from}${where}`);
  const items = types.map((type) =>
    dice.onceIn(6) && type === 'number' ? window(ground) : generateExpression(type, 2, ground),
  );
  const distinct = dice.onceIn(4) ? 'DISTINCT ' : '';
  return both`SELECT ${distinct}${named(items)} FROM ${source.from}${where}`;
}

function named(items: readonly Both[]): Both {
  return joined(
    items.map((item, index) => both`${item} AS c${index}`),
    ', ',
  );
}

function sources(dice: Dice, kind: 'plain' | 'derived'): Source {
  const first = source(dice, 'a', kind);
  if (dice.onceIn(2)) return first;
  const second = source(dice, 'b', kind);
  const columns = [...first.columns, ...second.columns];
  if (dice.onceIn(5))
    return { from: both`${first.from}${dice.pick([', ', ' CROSS JOIN '])}${second.from}`, columns };
  const join = dice.pick([
    'JOIN',
    'INNER JOIN',
    'LEFT JOIN',
    'LEFT OUTER JOIN',
    'RIGHT JOIN',
    'FULL OUTER JOIN',
  ]);
  const keys = [first, second].map(
    ({ columns: own }) => dice.pick(own.filter(({ type }) => type === 'number')).name,
  );
  const equal = same(`${keys[0]} = ${keys[1]}`);
  const on = dice.onceIn(3) ? both`${equal} AND ${generateCondition(1, { dice, columns, depth: 1 })}` : equal;
  return { from: both`${first.from} ${join} ${second.from} ON ${on}`, columns };
}

function source(dice: Dice, alias: string, kind: 'plain' | 'derived'): Source {
  if (kind === 'plain' && dice.onceIn(6)) {
    const types = ['number', 'text'] as const;
    const columns = types.map((type, index) => ({ name: `${alias}.c${index}`, type }));
    return { from: both`(${block(dice, types, 'derived')}) ${alias}`, columns };
  }
  const table = dice.pick(Object.keys(TABLES));
  return { from: same(`${table} ${alias}`), columns: columnsOf(table, alias) };
}

function groupedBlock(ground: Ground, types: readonly GeneratedType[], rest: Both): Both {
  const { dice } = ground;
  const isKey = types.map(() => dice.onceIn(2));
  const items = types.map((type, index) =>
    isKey[index] === true ? generateKey(type, ground) : aggregate(type, ground),
  );
  const keys = items.filter((_, index) => isKey[index] === true);
  const groupBy = keys.length === 0 ? same('') : both` GROUP BY ${joined(keys, ', ')}`;
  const having = dice.onceIn(3)
    ? both` HAVING ${aggregate('number', ground)} ${dice.pick(['>', '<=', '<>'])} 1`
    : same('');
  // A block must have an aggregate somewhere, or a key.
  return both`SELECT ${named(items)} FROM ${rest}${groupBy}${having}`;
}

/** A key that is no constant: SQLite would take a number for a place. */
function generateKey(type: GeneratedType, ground: Ground): Both {
  const fitting = ground.columns.filter((column) => column.type === type);
  if (fitting.length === 0) return both`UPPER('x' || ${ground.columns[0]?.name ?? ''})`;
  const { name } = ground.dice.pick(fitting);
  if (!ground.dice.onceIn(3)) return same(name);
  return type === 'number' ? both`ABS(${name})` : both`UPPER(${name})`;
}

function aggregate(type: GeneratedType, ground: Ground): Both {
  const { dice } = ground;
  const value = generateExpression(type, 1, { ...ground, depth: 2 });
  if (type !== 'number') return both`${dice.pick(['MIN', 'MAX'])}(${value})`;
  switch (dice.below(4)) {
    case 0:
      return same('COUNT(*)');
    case 1:
      return both`COUNT(DISTINCT ${generateExpression(dice.pick(['text', 'number'] as const), 1, { ...ground, depth: 2 })})`;
    case 2:
      return both`COUNT(${value})`;
    default:
      return both`${dice.pick(['SUM', 'AVG', 'MIN', 'MAX'])}(${value})`;
  }
}

function window({ dice, columns }: Ground): Both {
  const numbers = columns.filter(({ type }) => type === 'number');
  const partition = dice.onceIn(2) ? `PARTITION BY ${dice.pick(columns).name} ` : '';
  const name = dice.pick(['RANK', 'DENSE_RANK']);
  const key = dice.pick(numbers).name;
  const descending = dice.onceIn(2);
  return {
    suiteql: `${name}() OVER (${partition}ORDER BY ${key}${descending ? ' DESC' : ''})`,
    sqlite: `${name}() OVER (${partition}ORDER BY ${key}${descending ? ' DESC NULLS FIRST' : ' NULLS LAST'})`,
  };
}

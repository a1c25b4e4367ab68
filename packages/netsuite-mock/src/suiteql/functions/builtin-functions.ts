import type { Scalar } from '../../store/scalar.js';
import type { Session } from '../compile-context.js';
import { type ColumnOrigin, type CompiledValue, coerce } from '../compiled.js';
import { notModelled, unsupported } from '../refusal.js';
import type { FunctionRule, FunctionTable } from './rule.js';

/** The one argument of a BUILTIN, which must be a column. */
function columnOf(name: string, [argument]: readonly CompiledValue[]) {
  if (argument?.column === undefined) throw unsupported(`${name} takes a column`);
  return { argument, column: argument.column };
}

/** The value joined with that of the column it needs: `PurchOrd:B`. Absent where it means something by itself. */
function compositeOf(argument: CompiledValue, column: ColumnOrigin): (() => string | null) | undefined {
  const { compositeWith } = column.definition;
  const other = compositeWith === undefined ? undefined : column.sibling(compositeWith);
  if (other === undefined) return undefined;
  return () => {
    const [leading, value] = [other.run(), argument.run()];
    return leading === null || value === null ? null : `${leading}:${value}`;
  };
}

/** BUILTIN.DF: the label of a reference, or of a composite value. */
const display: FunctionRule = {
  least: 1,
  most: 1,
  compile(args, { session }) {
    const { argument, column } = columnOf('BUILTIN.DF', args);
    const { reference } = column.definition;
    if (reference === undefined) throw notModelled('BUILTIN.DF of a column that is no reference');
    const read = compositeOf(argument, column) ?? argument.run;
    return {
      type: 'text',
      constant: false,
      run() {
        const value = read();
        return value === null ? null : labelOf(value, reference, session);
      },
    };
  },
};

const SEVERAL_IDS = /^-?\d+(?:, -?\d+)*$/;

function labelOf(value: string | number, reference: string, { label }: Session): Scalar {
  if (typeof value === 'number' || !SEVERAL_IDS.test(value)) return label(reference, value);
  return value
    .split(', ')
    .map((id) => label(reference, Number(id)) ?? '')
    .join(', ');
}

/** BUILTIN.CF: the value as criteria want it; a status with its type, anything else as it stands. */
const criteria: FunctionRule = {
  least: 1,
  most: 1,
  compile(args, { session }) {
    const { argument, column } = columnOf('BUILTIN.CF', args);
    const composite = compositeOf(argument, column);
    if (composite === undefined) return coerce(argument, 'text', session.conversions);
    return { type: 'text', constant: false, run: composite };
  },
};

/** Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html */
export const BUILTIN_FUNCTIONS: FunctionTable = {
  'builtin.df': display,
  'builtin.cf': criteria,
};

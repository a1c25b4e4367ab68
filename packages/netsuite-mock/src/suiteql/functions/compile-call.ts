import type { Expression } from '../ast.js';
import type { CompileContext } from '../compile-context.js';
import type { CompiledValue } from '../compiled.js';
import { notModelled, unsupported } from '../refusal.js';
import { UNMODELLED_FUNCTIONS } from '../words.js';
import { BUILTIN_FUNCTIONS } from './builtin-functions.js';
import { CHOICE_FUNCTIONS } from './choice-functions.js';
import { CLOCK_FUNCTIONS } from './clock-functions.js';
import { CONVERSION_FUNCTIONS } from './conversion-functions.js';
import { DATE_FUNCTIONS } from './date-functions.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';
import { REGEXP_FUNCTIONS } from './regexp-functions.js';
import type { FunctionRule } from './rule.js';
import { TEXT_FUNCTIONS } from './text-functions.js';

/** Functions of values. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html */
const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  [
    TEXT_FUNCTIONS,
    NUMBER_FUNCTIONS,
    DATE_FUNCTIONS,
    CLOCK_FUNCTIONS,
    CONVERSION_FUNCTIONS,
    CHOICE_FUNCTIONS,
    REGEXP_FUNCTIONS,
    BUILTIN_FUNCTIONS,
  ].flatMap((table) => Object.entries(table)),
);

type CompileArgument = (expression: Expression, context: CompileContext) => CompiledValue;

/**
 * Compiles a call. A function that NetSuite refuses or does not know is refused; one that it documents and the mock
 * does not compute is not-modelled.
 */
export function compileCall(
  call: Extract<Expression, { readonly kind: 'call' }>,
  context: CompileContext,
  compileArgument: CompileArgument,
): CompiledValue {
  const rule = FUNCTIONS.get(call.name);
  if (rule === undefined) throw unknownFunction(call.name);
  if (call.args.length < rule.least || call.args.length > rule.most) {
    throw unsupported(`${call.name.toUpperCase()} has a wrong number of arguments`);
  }
  return rule.compile(
    call.args.map((arg) => compileArgument(arg, context)),
    context,
  );
}

function unknownFunction(name: string): Error {
  if (UNMODELLED_FUNCTIONS.has(name)) return notModelled(`function ${name.toUpperCase()}`);
  return unsupported(`function ${name.toUpperCase()} is unknown`);
}

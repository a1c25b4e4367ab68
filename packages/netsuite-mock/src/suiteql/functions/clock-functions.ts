import type { CompileContext } from '../compile-context.js';
import { type CompiledValue, coerce, computed, constantValue } from '../compiled.js';
import { offsetOf, offsetText, wallOf, zoned, zoneOffset } from '../zoned.js';
import type { FunctionRule, FunctionTable } from './rule.js';

/** A function without arguments that reads the clock. */
function fromClock(compile: (context: CompileContext) => CompiledValue): FunctionRule {
  return {
    least: 0,
    most: 1,
    compile(_, context) {
      context.session.usesClock();
      return compile(context);
    },
  };
}

const wallNow = fromClock(({ session }) => constantValue('date', session.conversions.nowS));
const zonedNow = fromClock(({ session: { conversions } }) =>
  constantValue('zoned', zoned(conversions.nowS, conversions.nowOffsetMinutes)),
);

function withZone(value: CompiledValue, { session: { conversions } }: CompileContext): CompiledValue {
  if (value.type === 'zoned') return value;
  const date = coerce(value, 'date', conversions);
  return computed('zoned', [date], () => {
    const seconds = date.run();
    return seconds === null ? null : zoned(Number(seconds), conversions.time.offsetMinutes(Number(seconds)));
  });
}

const fromTz: FunctionRule = {
  least: 2,
  most: 2,
  compile(args, { session: { conversions } }) {
    const [date = constantValue('null', null), zone = date] = args;
    const wall = coerce(date, 'date', conversions);
    const name = coerce(zone, 'text', conversions);
    return computed('zoned', [wall, name], () => {
      const [seconds, text] = [wall.run(), name.run()];
      if (seconds === null || text === null) return null;
      return zoned(Number(seconds), zoneOffset(String(text), Number(seconds)));
    });
  },
};

const sysExtractUtc: FunctionRule = {
  least: 1,
  most: 1,
  compile([value = constantValue('null', null)], context) {
    const inZone = withZone(value, context);
    return computed('date', [inZone], () => {
      const scalar = inZone.run();
      return scalar === null ? null : wallOf(Number(scalar)) - offsetOf(Number(scalar)) * 60;
    });
  },
};

const tzOffset: FunctionRule = {
  least: 1,
  most: 1,
  compile([value = constantValue('null', null)], context) {
    const { conversions, usesClock } = context.session;
    // The offset of a zone with summer time is that of today.
    usesClock();
    const zone = coerce(value, 'text', conversions);
    return computed('text', [zone], () => {
      const name = zone.run();
      return name === null ? null : offsetText(zoneOffset(String(name), conversions.nowS));
    });
  },
};

/** Two zones: the wall time in the second when it is `date` in the first. Oracle knows nine names, all in North America. */
const newTime: FunctionRule = {
  least: 3,
  most: 3,
  compile(args, { session: { conversions } }) {
    const [date, from, to] = args.map((arg, index) =>
      coerce(arg, index === 0 ? 'date' : 'text', conversions),
    );
    if (date === undefined || from === undefined || to === undefined) return constantValue('null', null);
    return computed('date', [date, from, to], () => {
      const [seconds, source, target] = [date.run(), from.run(), to.run()];
      if (seconds === null || source === null || target === null) return null;
      return Number(seconds) + (hoursOf(String(target)) - hoursOf(String(source))) * 3600;
    });
  },
};

const ZONE_HOURS: Readonly<Record<string, number>> = {
  GMT: 0,
  NST: -3.5,
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  YST: -9,
  YDT: -8,
  HST: -10,
  HDT: -9,
  BST: -11,
  BDT: -10,
};

function hoursOf(zone: string): number {
  return ZONE_HOURS[zone.trim().toUpperCase()] ?? zoneOffset('unknown zone', 0);
}

/** The present, and times with a zone. */
export const CLOCK_FUNCTIONS: FunctionTable = {
  sysdate: wallNow,
  current_date: wallNow,
  localtimestamp: wallNow,
  current_timestamp: zonedNow,
  systimestamp: zonedNow,
  from_tz: fromTz,
  sys_extract_utc: sysExtractUtc,
  tz_offset: tzOffset,
  new_time: newTime,
};

import { objectSource, type RowSource } from '../row-source.js';
import type { RowObject } from '../scalar.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { daySeconds } from './seed-plan.js';

const FIRST_YEAR = 2023;
const YEARS = 4;
const PERIODS_A_YEAR = 17;
const FIRST_ID = 1500;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Ids of a year follow each other: the year, then each quarter before its three months. */
function periodRow(index: number): RowObject {
  const year = FIRST_YEAR + Math.floor(index / PERIODS_A_YEAR);
  const place = index % PERIODS_A_YEAR;
  const yearId = FIRST_ID + index - place;
  const quarter = place === 0 ? 0 : Math.floor((place - 1) / 4);
  const month = place === 0 ? 0 : quarter * 3 + ((place - 1) % 4) - 1;
  const isYear = place === 0;
  const isQuarter = !isYear && (place - 1) % 4 === 0;
  const [from, to] = isYear ? [0, 12] : isQuarter ? [quarter * 3, quarter * 3 + 3] : [month, month + 1];
  const closed = year < 2025 ? 'T' : 'F';
  return {
    id: FIRST_ID + index,
    periodname: isYear ? `FY ${year}` : isQuarter ? `Q${quarter + 1} ${year}` : `${MONTHS[month]} ${year}`,
    startdate: daySeconds(year, from + 1, 1),
    enddate: daySeconds(year, to + 1, 0),
    parent: isYear ? null : isQuarter ? yearId : yearId + quarter * 4 + 1,
    isyear: isYear ? 'T' : 'F',
    isquarter: isQuarter ? 'T' : 'F',
    isposting: isYear || isQuarter ? 'F' : 'T',
    isadjust: 'F',
    isinactive: 'F',
    closed,
    closedondate: closed === 'T' ? daySeconds(year + 1, 1, 20) : null,
    alllocked: closed,
    aplocked: closed,
    arlocked: closed,
    payrolllocked: closed,
    allownonglchanges: 'T',
    lastmodifieddate: daySeconds(2024, 1, 20) + index * 100_019,
  };
}

/** Source of `accountingperiod`: four years with their quarters and months. */
export function periodSource(): RowSource {
  const ids = Int32Array.from({ length: YEARS * PERIODS_A_YEAR }, (_, index) => FIRST_ID + index);
  return objectSource(tableDefinition('accountingperiod'), ids, periodRow);
}

/** Id of the month's period that a day falls in; `null` outside of the seeded years. */
export function periodOf(seconds: number): number | null {
  const day = new Date(seconds * 1000);
  const year = day.getUTCFullYear() - FIRST_YEAR;
  if (year < 0 || year >= YEARS) return null;
  const month = day.getUTCMonth();
  return FIRST_ID + year * PERIODS_A_YEAR + Math.floor(month / 3) * 4 + (month % 3) + 2;
}

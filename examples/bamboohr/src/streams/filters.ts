import type { Filter, JsonObject } from '@onlink/core';
import { inputFault } from '../faults.js';
import type { Field } from './stream.js';

/**
 * Whether a record is asked for: any of the filters may hold; without filters, every record is. Rows are filtered here,
 * because a filter of BambooHR's cannot hold the "and" of paging together with an "or".
 */
export function matchesAny(record: JsonObject, filters: readonly Filter[] = []): boolean {
  return filters.length === 0 || filters.some(({ path, equals }) => (record[path] ?? '') === equals);
}

/** @throws a fault `bamboohr/filter-path` for a filter on what is no field, `bamboohr/filter-value` for a date that is none */
export function assertFilters(filters: readonly Filter[] | undefined, fields: readonly Field[]): void {
  for (const { path, equals } of filters ?? []) {
    const field = fields.find(({ name }) => name === path);
    if (field === undefined) {
      throw inputFault(
        'bamboohr/filter-path',
        `Failed to read filter "${path}": the stream has no such field. Use one of ${fields.map(({ name }) => name).join(', ')}.`,
      );
    }
    if (field.format === 'date' && equals !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(equals)) {
      throw inputFault(
        'bamboohr/filter-value',
        `Failed to read filter "${path}": "${equals}" is not a date. Write it as 2026-01-31.`,
      );
    }
  }
}

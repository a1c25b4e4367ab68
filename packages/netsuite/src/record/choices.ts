import type { OptionsPage, OptionsSource } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { fetchPage } from '../suiteql/page.js';
import { type ListName, referenceList } from './reference-list.js';
import { choiceColumns } from './resolve-reference.js';

const PAGE_ROWS = 100;

/** The live choices of a field: ID and name of each record of a list, in pages of 100 by ID, searched by a part of the name. */
export function choicesOf(listName: ListName): OptionsSource<NetsuiteClient> {
  const list = referenceList(listName);
  const { table, label, id = 'id', hasInactive, offersInactive = false } = list;
  return async (client, { search = '', page }, call): Promise<OptionsPage> => {
    const conditions = [
      `${id} IS NOT NULL`,
      ...(hasInactive && !offersInactive ? ["isinactive = 'F'"] : []),
      ...(search.trim() === '' ? [] : [`INSTR(UPPER(${label}), UPPER(?)) > 0`]),
      ...(page === undefined ? [] : [`${id} > ?`]),
    ];
    const query = {
      text: `SELECT ${choiceColumns(list)} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY ${id}`,
      params: [search.trim(), page === undefined ? '' : String(page)].filter((param) => param !== ''),
    };
    const task = { verb: 'list', noun: 'choices of', id: list.noun };
    const { rows, hasMore } = await fetchPage(client, call, { query, limitRows: PAGE_ROWS, task });
    const items = rows.map((row) => {
      const value = String(row['choice']);
      const name = String(row['label'] ?? `ID ${value}`);
      return { value, label: row['inactive'] === 'T' ? `${name} (inactive)` : name };
    });
    const last = items.at(-1);
    return { items, ...(hasMore && last !== undefined && { page: last.value }) };
  };
}

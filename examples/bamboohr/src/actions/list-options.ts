import type { OptionsSource } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { asList, asObject, asText } from '../reply.js';

/**
 * The live choices of a field: the options of a list of BambooHR's that are in use, narrowed to what was typed.
 * Source: https://documentation.bamboohr.com/reference/list-list-fields
 *
 * @param aliases names of the list, of which a company has one
 */
export function listOptions(...aliases: readonly string[]): OptionsSource<BamboohrClient> {
  return async (client, { search = '' }, call) => {
    const task = { verb: 'read', noun: `list "${aliases.join('" or "')}"` };
    const reply = await client.read(call, { method: 'GET', path: '/api/v1/meta/lists', task });
    const list = asList(reply)
      .map(asObject)
      .find(({ alias }) => aliases.includes(asText(alias) ?? ''));
    const names = asList(list?.['options'])
      .map(asObject)
      .filter(({ archived }) => archived !== 'yes')
      .flatMap(({ name }) => asText(name) ?? []);
    const wanted = search.toLowerCase();
    return {
      items: names
        .filter((name) => name.toLowerCase().includes(wanted))
        .map((name) => ({ value: name, label: name })),
    };
  };
}

/** The choices of the fields that adding and changing have in common. */
export const employeeOptions = {
  jobTitle: listOptions('jobTitle'),
  department: listOptions('department'),
  division: listOptions('division'),
  location: listOptions('location'),
  employmentStatus: listOptions('employmentHistoryStatus', 'employmentStatus'),
};

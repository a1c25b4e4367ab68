import type { CustomFieldDefinition, CustomRecordDefinition } from '../record/define-custom.js';
import { flag, listOf, oneOf, optional, shape, text, textsByNumber } from './admin-field.js';
import { type AdminCall, type AdminRoute, NOTHING } from './admin-route.js';

const KINDS = ['text', 'integer', 'number', 'boolean', 'date', 'datetime', 'reference'];

const FIELD = {
  scriptId: text,
  label: optional(text),
  kind: oneOf(KINDS),
  target: optional(text),
  required: optional(flag),
};

const customizationOf = ({ mock, parts }: AdminCall) =>
  mock.accounts.get(parts['account'] ?? '').customization;

/** Custom records, fields and lists, as an administrator defines them. */
export const CUSTOMIZATION_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/custom-fields',
    summary: 'Adds a custom field to record types, and a column to their tables.',
    body: { ...FIELD, appliesTo: listOf(text) },
    answer: NOTHING,
    run(call) {
      customizationOf(call).defineCustomField(call.body as unknown as CustomFieldDefinition);
      return {};
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/custom-records',
    summary:
      'Adds a custom record type with its table; its fields are as custom fields are, without appliesTo.',
    body: { scriptId: text, name: text, fields: optional(listOf(shape(FIELD))) },
    answer: NOTHING,
    run(call) {
      customizationOf(call).defineCustomRecord(call.body as unknown as CustomRecordDefinition);
      return {};
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/custom-lists',
    summary: 'Adds a custom list, its entries by number.',
    body: { scriptId: text, entries: textsByNumber },
    answer: NOTHING,
    run(call) {
      const { scriptId, entries } = call.body as { scriptId: string; entries: Record<number, string> };
      customizationOf(call).defineCustomList(scriptId, entries);
      return {};
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/restricted-fields',
    summary: "Forbids every role but Administrator's to write a field.",
    body: { type: text, field: text },
    answer: NOTHING,
    run(call) {
      const { type, field } = call.body as { readonly type: string; readonly field: string };
      customizationOf(call).restrictField(type, field);
      return {};
    },
  },
];

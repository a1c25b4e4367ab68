import { createRecordAction, EXTERNAL_ID } from './create-record.js';
import { requiring } from './employee-fields.js';
import { EXTRA_FIELDS, textOf } from './input-field.js';
import { VENDOR_FIELDS } from './vendor-fields.js';

/** Creates a vendor that is a company; a person takes `isPerson:=true` and names among the extra fields. */
export const createVendor = createRecordAction({
  title: 'Create vendor',
  type: 'vendor',
  noun: 'vendor',
  fields: [...requiring(VENDOR_FIELDS, 'companyName'), EXTERNAL_ID, EXTRA_FIELDS],
  label: (input) => textOf(input, 'companyName'),
});

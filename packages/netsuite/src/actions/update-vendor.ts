import { EXTRA_FIELDS } from './input-field.js';
import { updateRecordAction } from './update-record-action.js';
import { VENDOR_FIELDS } from './vendor-fields.js';

/** Changes those fields of a vendor that have a value. */
export const updateVendor = updateRecordAction({
  title: 'Update vendor',
  verb: 'update',
  type: 'vendor',
  fields: [...VENDOR_FIELDS, EXTRA_FIELDS],
});

import type { Feature } from '../account/identity.js';
import type { AccountTime } from '../store/account-time.js';
import type { Scalar } from '../store/scalar.js';
import type { Store } from '../store/store.js';
import type { RecordField } from './field.js';
import { type RecordCatalog, referredType } from './record-catalog.js';

/** What rendering looks at. */
export interface RenderContext {
  readonly store: Store;
  readonly catalog: RecordCatalog;
  readonly time: AccountTime;
  readonly features: ReadonlySet<Feature>;
  /** `https://host/services/rest/record/v1`. */
  readonly base: string;
  /** `simpleEnumFormat=true`: an enum is its id, and not an object. */
  readonly simpleEnums: boolean;
  /** `expandSubResources=true`: sublists come with their lines. */
  readonly expand: boolean;
}

/** `YYYY-MM-DD` of account-local seconds. */
function isoDate(localS: number): string {
  // Days to a date by Howard Hinnant's civil_from_days, in the public domain: a fifth of what `Date` takes.
  const shifted = Math.floor(localS / DAY_S) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  );
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const calendarYear = year + era * 400 + (month > 9 ? 1 : 0);
  return `${String(calendarYear).padStart(4, '0')}-${twoDigits(month > 9 ? month - 9 : month + 3)}-${twoDigits(dayOfMonth)}`;
}

const DAY_S = 86_400;

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** `YYYY-MM-DDTHH:MM:SSZ` of an instant. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157305090645.html */
export function isoInstant(instantMs: number): string {
  const seconds = Math.floor(instantMs / 1000);
  const ofDay = ((seconds % DAY_S) + DAY_S) % DAY_S;
  const hour = Math.floor(ofDay / 3600);
  const minute = Math.floor((ofDay % 3600) / 60);
  return `${isoDate(seconds)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(ofDay % 60)}Z`;
}

/** `hh:mm` of hours. */
function durationText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const sign = hours < 0 ? '-' : '';
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The JSON text of a value that is not NULL; a field of several references has a resource of its own. */
export function renderValue(
  context: RenderContext,
  field: RecordField,
  value: Exclude<Scalar, null>,
): string {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return String(value);
    case 'boolean':
      return value === 'T' ? 'true' : 'false';
    case 'date':
      return `"${isoDate(Number(value))}"`;
    case 'datetime':
      return `"${isoInstant(context.time.toInstant(Number(value)))}"`;
    case 'duration':
      return `"${durationText(Number(value))}"`;
    case 'reference':
      return renderReference(context, field.target ?? '', Number(value));
    case 'enum':
      return renderEnum(context, field.target ?? '', String(value));
    default:
      return JSON.stringify(String(value));
  }
}

/** `{"links":[...],"id":"1","refName":"..."}`; an entry of a list, which is no record, has no links. */
export function renderReference(context: RenderContext, target: string, id: number): string {
  const label = context.store.label(target, id);
  const refName = label === null ? '' : `,"refName":${JSON.stringify(String(label))}`;
  const type = referredType(context, target, id);
  if (type === undefined) return `{"id":"${id}"${refName}}`;
  return `{"links":[{"rel":"self","href":"${context.base}/${type.name}/${id}"}],"id":"${id}"${refName}}`;
}

/** Several references: a link to their resource, and they themselves where sub-resources are expanded. */
export function renderReferences(
  context: RenderContext,
  field: RecordField,
  { ids, href }: { readonly ids: string; readonly href: string },
): string {
  const links = `"links":[{"rel":"self","href":"${href}/${field.name}"}]`;
  if (!context.expand) return `{${links}}`;
  const items = ids.split(', ').map((id) => renderReference(context, field.target ?? '', Number(id)));
  // A sublist has less when it is expanded: both as seen.
  return `{${links},"count":${items.length},"hasMore":false,"items":[${items.join(',')}],"offset":0,"totalResults":${items.length}}`;
}

function renderEnum({ store, simpleEnums }: RenderContext, target: string, id: string): string {
  // A status is stored with its type, `PurchOrd:B`, where it is labelled; REST shows the letter alone.
  const bare = id.slice(id.indexOf(':') + 1);
  if (simpleEnums) return JSON.stringify(bare);
  const label = store.label(target, id);
  const refName =
    label === null
      ? bare
      : String(label).slice(String(label).indexOf(' : ') === -1 ? 0 : String(label).indexOf(' : ') + 3);
  return `{"id":${JSON.stringify(bare)},"refName":${JSON.stringify(refName)}}`;
}

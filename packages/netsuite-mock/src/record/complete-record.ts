import type { RowObject, Scalar } from '../store/scalar.js';
import { completeTransaction } from './complete-transaction.js';
import type { RecordDraft } from './record-draft.js';
import { userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordFamily, RecordType } from './record-type.js';

/** Fills in what NetSuite computes: names, full names, totals, statuses. */
export function completeRecord(session: RecordSession, draft: RecordDraft): void {
  COMPLETIONS[draft.type.family](session, draft);
}

type Completion = (session: RecordSession, draft: RecordDraft) => void;

const COMPLETIONS: Readonly<Record<RecordFamily, Completion>> = {
  entity: completeEntity,
  organisation: completeOrganisation,
  item: completeItem,
  accounting: completeAccounting,
  transaction: completeTransaction,
  custom: completeCustom,
};

const textOf = (value: Scalar | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** The entity id is the one given, else made of the names; with `autoName` it follows them. */
function completeEntity(
  session: RecordSession,
  { type, isNew, old, values, given, sublists }: RecordDraft,
): void {
  const person = [values['firstname'], values['middlename'], values['lastname']]
    .map(textOf)
    .filter((part) => part !== '');
  const isPerson = type.name === 'employee' || type.name === 'contact' || values['isperson'] === 'T';
  const company = textOf(values['companyname']);
  const name = isPerson || company === '' ? person.join(' ') : company;
  if (type.table === 'vendor' || type.table === 'customer' || type.table === 'job')
    values['altname'] = name || null;
  if (type.table === 'employee') values['altname'] = name || null;
  const entityId = textOf(values['entityid']);
  const followsName = values['autoname'] === 'T' || entityId === '';
  if (followsName) {
    const wasNamed = !isNew && textOf(old['entityid']) !== '' && !given.has('entityid');
    values['entityid'] = name === '' ? (wasNamed ? (old['entityid'] ?? null) : null) : name;
  }
  if (textOf(values['entityid']) === '')
    throw userError(`Please enter value(s) for: ${missingName(type, isPerson)}.`);
  if (isNew && values['subsidiary'] !== null && values['currency'] === null) {
    const subsidiaries = session.store.table('subsidiary');
    const row = subsidiaries?.rowOf(Number(values['subsidiary']));
    if (type.table !== 'contact')
      values['currency'] = row?.[subsidiaries?.columnIndex('currency') ?? -1] ?? null;
  }
  if (type.table === 'customer' && isNew) {
    values['searchstage'] ??= 'Customer';
    values['entitystatus'] ??= 13;
  }
  for (const { sublist, lines } of sublists) {
    if (sublist.name !== 'addressBook') continue;
    for (const { values: line } of lines) (line as Record<string, Scalar>)['addrtext'] = addressText(line);
  }
}

function missingName(type: RecordType, isPerson: boolean): string {
  if (type.name === 'contact') return 'Contact Name';
  return isPerson ? 'Name' : 'Company Name';
}

function addressText(line: RowObject): string | null {
  const city = [line['city'], line['state'], line['zip']]
    .map(textOf)
    .filter((part) => part !== '')
    .join(' ');
  const parts = [line['addressee'], line['attention'], line['addr1'], line['addr2'], line['addr3'], city].map(
    textOf,
  );
  const text = parts.filter((part) => part !== '').join('\n');
  return text === '' ? null : text;
}

/** The full name is the path from the top. */
function completeOrganisation({ store }: RecordSession, { type, isNew, values }: RecordDraft): void {
  if (type.name === 'currency') {
    if (isNew) values['isbasecurrency'] = 'F';
    values['exchangerate'] ??= 1;
    values['currencyprecision'] ??= 2;
    return;
  }
  const parent = values['parent'] ?? null;
  const above = parent === null ? null : store.label(type.table, Number(parent));
  values['fullname'] = above === null ? (values['name'] ?? null) : `${above} : ${textOf(values['name'])}`;
  if (type.name === 'subsidiary') {
    values['legalname'] ??= values['name'] ?? null;
    values['currency'] ??= 1;
    values['country'] ??= 'US';
  } else if (isNew && type.name !== 'subsidiary') values['subsidiary'] ??= '1';
}

function completeItem({ store, nowS }: RecordSession, { isNew, values }: RecordDraft): void {
  const parent = values['parent'] ?? null;
  const above = parent === null ? null : store.label('item', Number(parent));
  values['fullname'] = above === null ? (values['itemid'] ?? null) : `${above} : ${textOf(values['itemid'])}`;
  values['description'] =
    values['purchasedescription'] ?? values['salesdescription'] ?? values['displayname'] ?? null;
  if (!isNew) return;
  values['createddate'] = nowS;
  values['isserialitem'] ??= 'F';
  values['islotitem'] ??= 'F';
}

function completeAccounting({ store }: RecordSession, { type, values }: RecordDraft): void {
  if (type.name !== 'account') return;
  const parent = values['parent'] ?? null;
  const parentName =
    parent === null ? null : (store.table('account')?.find(Number(parent))?.['fullname'] ?? null);
  const name = textOf(values['acctname']);
  const number = textOf(values['acctnumber']);
  const full = parentName === null ? name : `${textOf(parentName)} : ${name}`;
  values['fullname'] = full;
  values['accountsearchdisplayname'] = number === '' ? name : `${number} ${name}`;
  values['displaynamewithhierarchy'] = number === '' ? full : `${number} ${full}`;
}

function completeCustom({ nowS, user }: RecordSession, { isNew, values }: RecordDraft): void {
  const by = user === undefined ? null : Number(user.id);
  if (isNew) {
    values['created'] = nowS;
    values['owner'] = by;
  }
  values['lastmodifiedby'] = by;
}

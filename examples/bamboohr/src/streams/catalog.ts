import { inputFault } from '../faults.js';
import { fieldsOf, type StreamDefinition } from './stream.js';

/**
 * People. Read from the dataset `employee`, whose names differ from those of every other route: a record has the names
 * of the others, which admins know. Sources: docs/facts/bamboohr.md of this repository.
 */
const employee: StreamDefinition = {
  name: 'employee',
  title: 'Employees',
  fields: fieldsOf([
    ['id', 'Employee ID', 'eeid'],
    ['employeeNumber', 'Employee number'],
    ['firstName', 'First name'],
    ['middleName', 'Middle name'],
    ['lastName', 'Last name'],
    ['preferredName', 'Preferred name'],
    ['workEmail', 'Work email', 'email'],
    ['workPhone', 'Work phone'],
    ['mobilePhone', 'Mobile phone'],
    ['jobTitle', 'Job title', 'jobInformationJobTitle'],
    ['department', 'Department', 'jobInformationDepartment'],
    ['division', 'Division', 'jobInformationDivision'],
    ['location', 'Location', 'jobInformationLocation'],
    ['supervisorId', 'Supervisor (employee ID)', 'supervisorEid'],
    ['supervisor', 'Supervisor', 'supervisorName'],
    ['employmentStatus', 'Employment status'],
    ['status', 'Status'],
    ['hireDate', 'Hire date', 'hireDate', 'date'],
    ['terminationDate', 'Termination date', 'terminationDate', 'date'],
    ['lastChanged', 'Last changed', 'lastChanged', 'date-time'],
  ]),
  key: ['id'],
  cursor: { field: 'lastChanged', ordered: false, grainMs: 1_000, overlapMs: 0 },
  deletes: 'reported',
};

/**
 * What names a row of a table: BambooHR does not say that row IDs are unique over all employees, and an import identifies a
 * record by one field, so the two are given as one text beside themselves: `100:5000`.
 */
const IN_EVERY_ROW = [
  ['rowKey', 'Row key (employee ID and row ID)'],
  ['employeeId', 'Employee ID'],
  ['id', 'Row ID'],
] as const;

/** Jobs held, each from its date on. Columns: https://www.bamboohr.com/api/documentation/tables.php */
const jobInfo: StreamDefinition = {
  name: 'jobInfo',
  title: 'Job information',
  fields: fieldsOf([
    ...IN_EVERY_ROW,
    ['date', 'Effective date', 'date', 'date'],
    ['jobTitle', 'Job title'],
    ['department', 'Department'],
    ['division', 'Division'],
    ['location', 'Location'],
    ['reportsTo', 'Reports to'],
  ]),
  key: ['rowKey'],
  deletes: 'by-absence',
};

/** Full-time, contractor, terminated and the like, each from its date on. */
const employmentStatus: StreamDefinition = {
  name: 'employmentStatus',
  title: 'Employment status',
  fields: fieldsOf([
    ...IN_EVERY_ROW,
    ['date', 'Effective date', 'date', 'date'],
    ['employmentStatus', 'Employment status'],
    ['comment', 'Comment'],
    ['terminationTypeId', 'Termination type'],
    ['terminationReasonId', 'Termination reason'],
    ['terminationRehireId', 'Eligible for rehire'],
  ]),
  key: ['rowKey'],
  deletes: 'by-absence',
};

/** The streams that are tables of BambooHR, under the same names. */
export const TABLE_STREAMS: readonly StreamDefinition[] = [jobInfo, employmentStatus];

/** Every stream. */
export const STREAMS: readonly StreamDefinition[] = [employee, ...TABLE_STREAMS];

/** Finds a stream, or throws a fault that lists those there are. */
export function findStream(name: string): StreamDefinition {
  const found = STREAMS.find((stream) => stream.name === name);
  if (found !== undefined) return found;
  const names = STREAMS.map((stream) => stream.name).join(', ');
  throw inputFault(
    'bamboohr/unknown-stream',
    `Failed to find stream "${name}": the connector has no such stream. Use one of ${names}.`,
  );
}

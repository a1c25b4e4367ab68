import type { JsonObject } from '@onlink/core';
import { z } from 'zod';

const text = (title: string, description?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(500)
    .meta({ title, ...(description === undefined ? {} : { description }) });

/** The fields of an employee that an action may set; all flat texts, as functions have them. */
export const employeeFields = {
  firstName: text('First name'),
  lastName: text('Last name'),
  employeeNumber: text('Employee number', 'Your own number of the employee; unique in the company.'),
  workEmail: z.email().max(500).meta({ title: 'Work email', description: 'Unique in the company.' }),
  jobTitle: text('Job title'),
  department: text('Department'),
  division: text('Division'),
  location: text('Location'),
  employmentStatus: text(
    'Employment status',
    'Such as Full-Time; not Terminated, there is a function for that.',
  ),
  hireDate: z.iso.date().meta({ title: 'Hire date', description: 'As 2026-01-31.' }),
};

/** The internal ID of an employee. */
export const employeeId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'is not an employee ID: digits alone')
  .meta({
    title: 'Employee ID',
    description:
      'BambooHR’s own ID, the number in the address of the employee’s page. Not the employee number.',
  });

/** What an action did: it made the change, found it made already, or (in a dry run) would make it. */
export const actionOutput = z.object({
  id: z.string().nullable().meta({ title: 'Employee ID' }),
  outcome: z.enum(['made', 'already-there', 'would-be-made']).meta({ title: 'Outcome' }),
});

/** What an action says that it did. */
export type ActionOutput = z.output<typeof actionOutput>;

/** Fields as the employee routes name them: https://documentation.bamboohr.com/reference/create-employee */
export function toEmployeeBody({
  employmentStatus,
  ...rest
}: { readonly [Name in keyof typeof employeeFields]?: string | undefined }): JsonObject {
  const named = { ...rest, employmentHistoryStatus: employmentStatus };
  return Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

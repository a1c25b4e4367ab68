import { type Call, createFault, type HttpResponse } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import { queryEmployees, quoted } from '../streams/dataset.js';
import { type ActionOutput, actionOutput, employeeFields, toEmployeeBody } from './employee-input.js';
import { employeeOptions } from './list-options.js';

const { firstName, lastName, ...optional } = employeeFields;

const input = z
  .strictObject({ firstName, lastName, ...z.object(optional).partial().shape })
  .refine(
    ({ employeeNumber, workEmail }) => employeeNumber !== undefined || workEmail !== undefined,
    'needs employeeNumber or workEmail: by one of them a lost reply is told from a lost request',
  );

type Input = z.output<typeof input>;

/**
 * Adds an employee. BambooHR has no idempotency key, so who is to be added must bear a number or an address that nobody
 * has yet: that is looked up first, and when a reply was lost, whoever has it now was added by that request.
 *
 * Source: https://documentation.bamboohr.com/reference/create-employee
 */
export const addEmployee = defineAction<BamboohrClient, Input, ActionOutput>({
  title: 'Add an employee',
  input,
  output: actionOutput,
  effect: 'create',
  retry: 'reconcile',
  options: employeeOptions,
  async run(client, employee, call) {
    const taken = await findEmployee(client, employee, call);
    if (taken !== undefined) throw alreadyThere(employee, taken);
    if (call.dryRun) return { kind: 'done', output: { id: null, outcome: 'would-be-made' } };
    const response = await client.send(call, {
      method: 'POST',
      path: '/api/v1/employees',
      json: toEmployeeBody(employee),
      effect: 'create',
      task: { verb: 'add', noun: nounOf(employee) },
    });
    return { kind: 'done', output: { id: idOf(response, employee), outcome: 'made' } };
  },
  async reconcile(client, employee, call) {
    const id = await findEmployee(client, employee, call);
    return id === undefined ? undefined : { id, outcome: 'made' };
  },
});

async function findEmployee(
  client: BamboohrClient,
  employee: Input,
  call: Call,
): Promise<string | undefined> {
  const { employeeNumber, workEmail } = employee;
  const conditions = [
    ...(employeeNumber === undefined ? [] : [`employeeNumber eq ${quoted(employeeNumber)}`]),
    ...(workEmail === undefined ? [] : [`email eq ${quoted(workEmail)}`]),
  ];
  const { rows } = await queryEmployees(client, call, {
    fields: [],
    // Either is enough: both must be unique.
    where: [conditions.join(' or ')],
    order: 'asc',
    pageSizeRows: 1,
    task: { verb: 'look for', noun: nounOf(employee) },
  });
  return rows[0] === undefined ? undefined : String(rows[0].id);
}

/** The reply has no body; its Location ends with the new ID. */
function idOf({ headers }: HttpResponse, employee: Input): string {
  const id = /\/(\d+)\/?(?:[?#].*)?$/.exec(headers['location'] ?? '')?.[1];
  if (id !== undefined) return id;
  throw createFault({
    blame: 'remote',
    scope: 'item',
    retry: { afterMs: 1_000 },
    effect: 'unknown',
    code: 'bamboohr/no-location',
    message: `Failed to add ${nounOf(employee)}: BambooHR did not say under which ID. It is looked up by itself; otherwise look in BambooHR under People.`,
  });
}

function alreadyThere(employee: Input, id: string): Error {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'bamboohr/already-there',
    message: `Failed to add ${nounOf(employee)}: employee ${id} has that number or work email already. Update that one, or correct the input.`,
  });
}

function nounOf({ employeeNumber, workEmail }: Input): string {
  return `employee "${employeeNumber ?? workEmail ?? ''}"`;
}

import type { NetsuiteMockOptions, RowObject } from '../../src/index.js';
import type { Client } from './client.js';
import type { Connect } from './on-both-faces.js';

const PEOPLE: readonly RowObject[] = [
  {
    id: 1,
    entityid: 'Ada Lovelace',
    firstname: 'Ada',
    lastname: 'Lovelace',
    email: 'ada_l@example.com',
    hiredate: '2020-01-31',
    isinactive: 'F',
    department: 3,
    expenselimit: 100.5,
    lastmodifieddate: '2025-01-02 03:04:05',
  },
  {
    id: 2,
    entityid: "Bob O'Neil",
    firstname: 'Bob',
    lastname: "O'Neil",
    email: 'bobXo@example.com',
    hiredate: '2021-06-01',
    isinactive: 'T',
    department: 7,
    supervisor: 1,
    expenselimit: 0.5,
    lastmodifieddate: '2025-01-02 03:04:05',
  },
  {
    id: 3,
    entityid: 'Chloé 100%',
    firstname: 'Chloé',
    lastname: '100%',
    isinactive: 'F',
    department: 3,
    supervisor: 1,
    lastmodifieddate: '2025-02-28 23:59:59',
  },
  {
    id: 10,
    entityid: '陽菜 Sato',
    firstname: '陽菜',
    lastname: 'sato',
    hiredate: '2020-02-01',
    isinactive: 'F',
    supervisor: 2,
    expenselimit: 9,
    comments: 'a "quoted" back\\slash\nand a tab\t',
    lastmodifieddate: '2025-03-01 00:00:00',
  },
];

/**
 * Connects to an account with four employees, 1, 2, 3 and 10, whose values a test can know by heart: 3 has no hire date,
 * 3 no limit, 10 no department, and 1 and 3 share one.
 */
export async function withPeople(connect: Connect, options: NetsuiteMockOptions = {}): Promise<Client> {
  const client = await connect({ employees: 0, ...options });
  for (const person of PEOPLE) client.mock.store.insert('employee', person);
  return client;
}

/** An employee as the mock keeps it: fields under the names of the employee routes, and a time of the last change. */
export interface MockEmployee {
  readonly id: number;
  readonly fields: Map<string, string>;
  /** Epoch milliseconds. */
  changedAt: number;
  action: 'Inserted' | 'Updated' | 'Deleted';
  /** Fields that the key's user may not see. */
  readonly restricted: Set<string>;
}

/** A row of a table of one employee. */
export interface MockRow {
  readonly id: number;
  readonly employeeId: number;
  readonly fields: Map<string, string>;
}

/** A webhook that the key's user set up. */
export interface MockWebhook {
  readonly id: number;
  readonly url: string;
  readonly events: readonly string[];
  readonly monitorFields: readonly string[];
  readonly privateKey: string;
}

const TABLES = ['jobInfo', 'employmentStatus'] as const;
const DEPARTMENTS = ['Engineering', 'People', 'Sales'];

/** A company's people in memory. Its clock is the caller's. */
export class Store {
  readonly employees = new Map<number, MockEmployee>();
  readonly gone = new Map<number, MockEmployee>();
  readonly tables = new Map<string, MockRow[]>(TABLES.map((name) => [name, []]));
  readonly webhooks = new Map<number, MockWebhook>();
  #nextId = 100;
  #nextRowId = 5_000;

  constructor(private readonly now: () => number) {}

  /** Adds people of yesterday, each with two jobs and a status. */
  seed(count: number): void {
    const changedAt = this.now() - 86_400_000;
    for (let nth = 0; nth < count; nth += 1) {
      const id = this.#nextId++;
      const department = DEPARTMENTS[nth % DEPARTMENTS.length] ?? '';
      const fields = {
        employeeNumber: `E-${id}`,
        firstName: `First${id}`,
        lastName: `Last${id}`,
        workEmail: `person.${id}@acme.invalid`,
        jobTitle: 'Engineer',
        department,
        location: 'Lisbon',
        status: 'Active',
        employmentHistoryStatus: 'Full-Time',
        hireDate: '2020-02-03',
      };
      this.employees.set(id, {
        ...{ id, changedAt, action: 'Inserted', restricted: new Set() },
        fields: new Map(Object.entries(fields)),
      });
      this.addRow('jobInfo', id, { date: '2020-02-03', jobTitle: 'Trainee', department });
      this.addRow('jobInfo', id, { date: '2023-05-01', jobTitle: 'Engineer', department });
      this.addRow('employmentStatus', id, { date: '2020-02-03', employmentStatus: 'Full-Time' });
    }
  }

  add(fields: Readonly<Record<string, string>>): MockEmployee {
    const id = this.#nextId++;
    const made: MockEmployee = {
      ...{ id, changedAt: this.now(), action: 'Inserted', restricted: new Set() },
      fields: new Map(Object.entries({ status: 'Active', ...fields })),
    };
    this.employees.set(id, made);
    return made;
  }

  update(id: number, fields: Readonly<Record<string, string>>): MockEmployee | undefined {
    const found = this.employees.get(id);
    if (found === undefined) return undefined;
    for (const [name, value] of Object.entries(fields)) found.fields.set(name, value);
    this.touch(found, 'Updated');
    return found;
  }

  remove(id: number): void {
    const found = this.employees.get(id);
    if (found === undefined) return;
    this.employees.delete(id);
    this.touch(found, 'Deleted');
    this.gone.set(id, found);
    for (const [name, rows] of this.tables)
      this.tables.set(
        name,
        rows.filter(({ employeeId }) => employeeId !== id),
      );
  }

  addRow(table: string, employeeId: number, fields: Readonly<Record<string, string>>): void {
    this.tables
      .get(table)
      ?.push({ id: this.#nextRowId++, employeeId, fields: new Map(Object.entries(fields)) });
  }

  removeRow(table: string, rowId: number): void {
    const rows = this.tables.get(table) ?? [];
    this.tables.set(
      table,
      rows.filter(({ id }) => id !== rowId),
    );
  }

  touch(employee: MockEmployee, action: MockEmployee['action']): void {
    employee.changedAt = this.now();
    employee.action = action;
  }

  /** Everybody who changed at or after a moment, deleted ones among them. */
  changedSince(at: number): readonly MockEmployee[] {
    return [...this.employees.values(), ...this.gone.values()].filter(({ changedAt }) => changedAt >= at);
  }
}

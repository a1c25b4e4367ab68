import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// No statement here may be changed once released: a change is a further migration.
const STATEMENTS = [
  'alter table onlink.import_partition add column commits bigint not null default 0',
  `create table onlink.upkeep (
     tenant text not null default 'default',
     rows_written bigint not null,
     primary key (tenant)
   )`,
];

/** Commits of a partition are numbered, and the embedded store knows how much was written since it was last vacuumed. */
export const commitsAndUpkeep: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// No statement here may be changed once released: a change is a further migration.
const STATEMENTS = [
  `create table onlink.connection (
     tenant text not null default 'default',
     name text collate "C" not null,
     connector_id text not null,
     connector_version text not null,
     config_version integer not null,
     config json not null,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     primary key (tenant, name)
   )`,
  `create table onlink.connection_secret (
     tenant text not null default 'default',
     connection text collate "C" not null,
     pointer text collate "C" not null,
     key_id text not null,
     nonce text not null,
     ciphertext text not null,
     primary key (tenant, connection, pointer),
     foreign key (tenant, connection) references onlink.connection (tenant, name) on delete cascade
   )`,
  `create table onlink.import (
     tenant text not null default 'default',
     name text collate "C" not null,
     connection text not null,
     stream text not null,
     object_type text not null,
     definition_hash text not null,
     cycle integer not null default 0,
     planned boolean not null default false,
     last_fence bigint not null default 0,
     primary key (tenant, name)
   )`,
  `create table onlink.import_partition (
     tenant text not null default 'default',
     import_name text collate "C" not null,
     partition_id text collate "C" not null,
     ordinal integer not null,
     partition json not null,
     fence bigint not null default 0,
     state text,
     state_version integer,
     done boolean not null default false,
     rows_read bigint not null default 0,
     primary key (tenant, import_name, partition_id),
     foreign key (tenant, import_name) references onlink.import (tenant, name) on delete cascade
   ) with (fillfactor = 50)`,
  `create table onlink.run (
     tenant text not null default 'default',
     id text collate "C" not null,
     ordinal bigint generated always as identity,
     import_name text collate "C" not null,
     cycle integer not null,
     status text not null,
     read bigint not null default 0,
     created bigint not null default 0,
     updated bigint not null default 0,
     unchanged bigint not null default 0,
     deleted bigint not null default 0,
     skipped bigint not null default 0,
     refused bigint not null default 0,
     started_at timestamptz not null,
     ended_at timestamptz,
     fault json,
     primary key (tenant, id)
   ) with (fillfactor = 50)`,
  'create index run_by_import on onlink.run (tenant, import_name, ordinal)',
  `create table onlink.object (
     tenant text not null default 'default',
     object_type text collate "C" not null,
     key text collate "C" not null,
     key_number bigint generated always as (case when key ~ '^-?[0-9]{1,18}$' then key::bigint end) stored,
     attributes json not null,
     hash text not null,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     primary key (tenant, object_type, key)
   )`,
  'create index object_in_order on onlink.object (tenant, object_type, key_number, key)',
];

/** The first tables: connections, imports with partitions and runs, objects. */
export const tables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

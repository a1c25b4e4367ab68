import type { Selectable } from 'kysely';
import { assertStorable } from '../commit/assert-storable.js';
import type { OpenDatabase } from '../open-database.js';
import type { DatabaseSchema, TenantTransaction } from '../schema/database-schema.js';
import type { ConnectionTable, SealedSecret, StoredConnection } from '../store.js';
import { asStoreFault } from '../store-fault.js';

type Row = Selectable<DatabaseSchema['connection']>;
type SecretRow = Selectable<DatabaseSchema['connection_secret']>;

/** Connections by name, secrets in a table of their own. */
export function createConnectionTable(database: OpenDatabase): ConnectionTable {
  const { db, tenant } = database;

  const find = async (name?: string): Promise<readonly StoredConnection[]> => {
    let rows = db.selectFrom('connection').selectAll().where('tenant', '=', tenant).orderBy('name');
    let secrets = db
      .selectFrom('connection_secret')
      .selectAll()
      .where('tenant', '=', tenant)
      .orderBy('connection')
      .orderBy('pointer');
    if (name !== undefined) {
      rows = rows.where('name', '=', name);
      secrets = secrets.where('connection', '=', name);
    }
    const [connections, sealed] = await Promise.all([rows.execute(), secrets.execute()]);
    return connections.map((row) =>
      toConnection(
        row,
        sealed.filter((secret) => secret.connection === row.name),
      ),
    );
  };

  return {
    list: () => asStoreFault('list connections', () => find()),
    get: (name) => asStoreFault(`read connection "${name}"`, async () => (await find(name))[0]),
    insert: (connection) =>
      write(database, 'add', connection, async ({ trx }) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('connection')
          .values({
            ...columnsOf(connection),
            tenant,
            name: connection.name,
            created_at: connection.createdAt,
          })
          .onConflict((conflict) => conflict.columns(['tenant', 'name']).doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows;
      }),
    replace: (connection) =>
      write(database, 'change', connection, async ({ trx }) => {
        const { numUpdatedRows } = await trx
          .updateTable('connection')
          .set(columnsOf(connection))
          .where('tenant', '=', tenant)
          .where('name', '=', connection.name)
          .executeTakeFirst();
        return numUpdatedRows;
      }),
    remove: (name) =>
      asStoreFault(`remove connection "${name}"`, async () => {
        const { numDeletedRows } = await db
          .deleteFrom('connection')
          .where('tenant', '=', tenant)
          .where('name', '=', name)
          .executeTakeFirst();
        return numDeletedRows === 1n;
      }),
  };
}

async function write(
  database: OpenDatabase,
  verb: string,
  connection: StoredConnection,
  writeRow: (transaction: TenantTransaction) => Promise<bigint | undefined>,
): Promise<boolean> {
  const what = `${verb} connection "${connection.name}"`;
  assertStorable(what, { name: connection.name, config: connection.config });
  return asStoreFault(what, () =>
    database.transaction(async (transaction) => {
      if ((await writeRow(transaction)) !== 1n) return false;
      await replaceSecrets(transaction, connection);
      return true;
    }),
  );
}

async function replaceSecrets(
  { trx, tenant }: TenantTransaction,
  connection: StoredConnection,
): Promise<void> {
  await trx
    .deleteFrom('connection_secret')
    .where('tenant', '=', tenant)
    .where('connection', '=', connection.name)
    .execute();
  if (connection.secrets.length === 0) return;
  const rows = connection.secrets.map(({ pointer, keyId, nonce, ciphertext }) => ({
    tenant,
    connection: connection.name,
    pointer,
    key_id: keyId,
    nonce,
    ciphertext,
  }));
  await trx.insertInto('connection_secret').values(rows).execute();
}

function columnsOf(connection: StoredConnection) {
  return {
    connector_id: connection.connectorId,
    connector_version: connection.connectorVersion,
    config_version: connection.configVersion,
    config: JSON.stringify(connection.config),
    updated_at: connection.updatedAt,
  };
}

function toConnection(row: Row, secrets: readonly SecretRow[]): StoredConnection {
  return {
    name: row.name,
    connectorId: row.connector_id,
    connectorVersion: row.connector_version,
    configVersion: row.config_version,
    config: row.config,
    secrets: secrets.map(toSecret),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toSecret({ pointer, key_id, nonce, ciphertext }: SecretRow): SealedSecret {
  return { pointer, keyId: key_id, nonce, ciphertext };
}

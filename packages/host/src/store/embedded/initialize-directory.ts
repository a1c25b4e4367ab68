import { PGlite } from '@electric-sql/pglite';

// The program that `createDirectory` runs in a process of its own: its one argument is the directory to make.
const database = new PGlite(process.argv[2] ?? '');
await database.waitReady;
await database.close();

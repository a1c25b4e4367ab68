import type { Stream } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, anErrorReply, aReply } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote, type RemoteOptions } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { discover } from './discover.js';
import { STREAMS } from './stream-catalog.js';

const aRemote = (answer?: RemoteOptions['answer']): FakeRemote =>
  createKeysetRemote({ ids: [], ...(answer === undefined ? {} : { answer }) });

async function discoverWith(remote: FakeRemote, stream?: string): Promise<Stream[]> {
  const streams: Stream[] = [];
  const request = stream === undefined ? {} : { stream };
  for await (const found of discover(createClient(aConfig()), request, remote.call())) streams.push(found);
  return streams;
}

const fieldsOf = (stream: Stream | undefined): { readonly [name: string]: unknown } =>
  (stream?.schema['properties'] ?? {}) as { readonly [name: string]: unknown };

const refused = (detail: string) =>
  anErrorReply(400, 'INVALID_PARAMETER', `Search error occurred: ${detail}`);

describe('discover', () => {
  it('lists the streams with key, cursor and deletes', async () => {
    const remote = aRemote();
    const streams = await discoverWith(remote);
    expect(streams.map(({ name }) => name)).toEqual(STREAMS.map(({ name }) => name));
    for (const stream of streams) {
      expect(stream.key).toEqual(['id']);
      expect(stream.unavailable).toBeUndefined();
    }
    const cursor = { grainMs: 1_000, overlapMs: 86_400_000, ordered: false };
    const found = (name: string) => streams.find((stream) => stream.name === name);
    expect(found('employee')).toMatchObject({
      cursor: { ...cursor, field: 'lastmodifieddate' },
      deletes: 'reported',
    });
    expect(found('purchaseorderline')).toMatchObject({
      cursor: { ...cursor, field: 'linelastmodifieddate' },
      deletes: 'by-absence',
    });
    expect(found('transactionaccountingline')).not.toHaveProperty('cursor');
    const asked = streams.length - remote.seen.length;
    expect(asked, 'streams of one table are asked for together').toBeGreaterThan(10);
  });

  it('describes each field', async () => {
    const fields = fieldsOf((await discoverWith(aRemote(), 'employee'))[0]);
    expect(fields).toMatchObject({
      id: { type: 'string' },
      hiredate: { title: 'Hire date', format: 'date' },
      isinactive: { type: ['boolean', 'null'] },
      department: { type: ['object', 'null'], 'x-references': 'department' },
    });
  });

  it('asks for one stream only when one is wanted', async () => {
    const remote = aRemote();
    expect((await discoverWith(remote, 'location')).map(({ name }) => name)).toEqual(['location']);
    expect(remote.seen.map(({ q }) => /FROM (\w+)/.exec(q)?.[1])).toEqual(['deletedrecord', 'location']);
  });

  it('leaves out the fields that the account lacks or hides', async () => {
    const remote = aRemote(({ q }) => {
      if (/\bsubsidiary\b/.test(q))
        return refused("Unknown identifier 'subsidiary'. Available identifiers are: {}");
      if (/\bbirthdate\b/.test(q))
        return refused("Field 'birthdate' for record 'employee' was not found. Reason: NOT_EXPOSED");
      return undefined;
    });
    const fields = fieldsOf((await discoverWith(remote, 'employee'))[0]);
    expect(fields).not.toHaveProperty('subsidiary');
    expect(fields).not.toHaveProperty('birthdate');
    expect(fields).toHaveProperty('department');
    expect(remote.seen.filter(({ q }) => q.includes('FROM employee'))).toHaveLength(3);
  });

  it('lists a stream that the account refuses with the reason', async () => {
    const remote = aRemote(({ q }) =>
      /FROM subsidiary\b/.test(q)
        ? anErrorReply(400, 'INVALID_PARAMETER', 'Invalid search type: subsidiary.')
        : undefined,
    );
    const streams = await discoverWith(remote);
    expect(
      streams.flatMap(({ name, unavailable }) => (unavailable ? [[name, unavailable.code]] : [])),
    ).toEqual([['subsidiary', 'netsuite/unknown-table']]);
    expect(fieldsOf(streams[4])).toHaveProperty('legalname');
  });

  it('gives up where the refusal is not about a table or field', async () => {
    const remote = aRemote(() => aReply(503, ''));
    await expect(discoverWith(remote)).rejects.toMatchObject({ code: 'netsuite/unavailable' });
  });

  it('does not ask for ever when the refusal names a field that was not asked for', async () => {
    const remote = aRemote(({ q }) =>
      q.includes('FROM employee') ? refused("Unknown identifier 'elsewhere'.") : undefined,
    );
    await expect(discoverWith(remote, 'employee')).rejects.toMatchObject({ code: 'netsuite/unknown-column' });
    expect(remote.seen.filter(({ q }) => q.includes('FROM employee'))).toHaveLength(1);
  });

  it('refuses a stream that does not exist', async () => {
    await expect(discoverWith(aRemote(), 'person')).rejects.toMatchObject({
      code: 'netsuite/unknown-stream',
    });
  });
});

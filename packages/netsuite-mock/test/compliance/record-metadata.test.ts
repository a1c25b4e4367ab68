import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { type Json, RECORD_PATH, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1540810174.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545129726.html; `x-ns-filterable` of a type is a
// list of names: public clients
onBothFaces('the metadata catalog', (connect) => {
  it('lists record types with where their descriptions are', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const { body } = await send('metadata-catalog', { search: '?select=vendor,purchaseOrder' });
    const href = `${client.baseUrl}${RECORD_PATH}/metadata-catalog/purchaseOrder`;
    expect(body?.items.map(({ name }) => name)).toEqual(['purchaseOrder', 'vendor']);
    expect(body?.items[0]).toEqual({
      name: 'purchaseOrder',
      links: [
        { rel: 'canonical', href, mediaType: 'application/json' },
        { rel: 'alternate', href, mediaType: 'application/swagger+json' },
        { rel: 'alternate', href, mediaType: 'application/schema+json' },
        { rel: 'describes', href: `${client.baseUrl}${RECORD_PATH}/purchaseOrder` },
      ],
    });
    expect((await send('metadata-catalog')).body?.items.length).toBeGreaterThan(25);
  });

  it('describes a type as JSON Schema', async () => {
    const { send } = recordsOf(await connect());
    const answer = await send('metadata-catalog/employee', {
      headers: { accept: 'application/schema+json' },
    });
    expect(answer.headers.get('content-type')).toBe('application/schema+json');
    const schema = answer.body as unknown as {
      properties: Record<string, Json>;
      'x-ns-filterable': string[];
    };
    expect(schema).toMatchObject({
      type: 'object',
      $schema: 'https://json-schema.org/draft-06/hyper-schema#',
    });
    expect(schema.properties['hireDate']).toEqual({
      title: 'Hire Date',
      type: 'string',
      format: 'date',
      nullable: true,
    });
    expect(schema.properties['custentity_badge_no']).toMatchObject({ 'x-ns-custom-field': true });
    expect(schema.properties['gender']).toMatchObject({
      properties: { id: { enum: ['b', 'ns', 'nb', 'm', 'f'] } },
    });
    expect(schema.properties['supervisor']).toMatchObject({
      type: 'object',
      properties: { id: { type: 'string' } },
    });
    expect(schema['x-ns-filterable']).toContain('hireDate');
    expect(schema['x-ns-filterable']).not.toContain('lastModifiedDate');
  });

  it('describes a type as OpenAPI', async () => {
    const { send } = recordsOf(await connect());
    const { body } = await send('metadata-catalog/purchaseOrder', {
      headers: { accept: 'application/swagger+json' },
    });
    const api = body as unknown as { openapi: string; paths: Json };
    expect(api.openapi).toMatch(/^3\.0/);
    expect(Object.keys(api.paths)).toContain('/purchaseOrder/{id}/!transform/itemReceipt');
  });

  it('knows no type that the service does not know', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('GET', 'metadata-catalog/nothing'))[0]).toBe(404);
  });

  it('names every field that a record has', async () => {
    const { send, read } = recordsOf(await connect());
    for (const [type, id] of [
      ['employee', '101'],
      ['department', '1'],
      ['purchaseOrder', '5001'],
      ['inventoryItem', '301'],
    ]) {
      const { body } = await send(`metadata-catalog/${type}`, {
        headers: { accept: 'application/schema+json' },
      });
      const { properties } = body as unknown as { properties: Json };
      expect(Object.keys(properties)).toEqual(
        expect.arrayContaining(Object.keys(await read(`${type}/${id}`))),
      );
    }
  });
});

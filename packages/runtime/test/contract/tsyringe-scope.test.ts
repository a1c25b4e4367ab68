import 'reflect-metadata';
import { CONNECTOR, type Connector, type Scope, token } from '@onlink/core';
import { container } from 'tsyringe';
import { expect, it } from 'vitest';

it('a tsyringe container serves as the scope of a plugin, without an adapter', () => {
  const child: Scope = container.createChildContainer();
  const CLIENTS = token<number>('test/clients@1');
  const connector = { title: 'any' } as unknown as Connector<unknown, unknown>;
  child.register(CLIENTS, { useFactory: () => 3 });
  child.register(CONNECTOR, {
    useFactory: (scope) => Object.assign(connector, { clients: scope.resolve(CLIENTS) }),
  });
  expect(child.resolve(CONNECTOR)).toMatchObject({ title: 'any', clients: 3 });
  expect(container.isRegistered(CONNECTOR)).toBe(false);
});

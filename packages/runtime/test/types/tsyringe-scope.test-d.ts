// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import type { Plugin, Scope } from '@onlink/core';
import type { DependencyContainer } from 'tsyringe';
import { expectTypeOf } from 'vitest';
import type { HostScope } from '../../src/index.js';

// A plugin can be given tsyringe's container as it is, or the host's scope over it: neither needs an adapter.
expectTypeOf<DependencyContainer>().toExtend<Scope>();
expectTypeOf<HostScope>().toExtend<Scope>();
declare const plugin: Plugin;
declare const container: DependencyContainer;
plugin.register[1]?.(container);

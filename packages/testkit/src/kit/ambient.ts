import { AsyncLocalStorage } from 'node:async_hooks';

/** The names of ambient things that were reached for, where a call of the connector is under way. */
const underWay = new AsyncLocalStorage<Set<string>>();

/** What a connector must not reach for by itself. */
const AMBIENT: readonly (readonly [owner: object, names: readonly string[], prefix: string])[] = [
  [globalThis, ['fetch', 'setTimeout', 'setInterval', 'setImmediate'], ''],
  [Date, ['now'], 'Date.'],
  [Math, ['random'], 'Math.'],
  [performance, ['now'], 'performance.'],
  [console, ['log', 'info', 'warn', 'error', 'debug'], 'console.'],
];

/** Runs work of the connector; what it reaches for meanwhile is noted in `used`. */
export function asConnector<Result>(used: Set<string>, work: () => Result): Result {
  return underWay.run(used, work);
}

/** Runs work of the kit or of the remote that a connector's call leads to: it may use what it likes. */
export function asKit<Result>(work: () => Result): Result {
  return underWay.exit(work);
}

/**
 * Runs `work` with stubs in the place of everything ambient. They throw inside a connector's call and pass on outside of
 * one, so that the test runner and the remote keep their clocks.
 */
export async function withoutAmbient<Result>(work: () => Promise<Result>): Promise<Result> {
  const undo = [
    ...AMBIENT.flatMap(([owner, names, prefix]) => names.map((name) => stub(owner, name, prefix))),
    stubDate(),
    stubEnvironment(),
  ];
  try {
    return await work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
}

function note(name: string): void {
  const used = underWay.getStore();
  if (used === undefined) return;
  used.add(name);
  throw new Error(`${name} is ambient: a connector has its call for that`);
}

function stub(owner: object, name: string, prefix: string): () => void {
  const real = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => {
      note(`${prefix}${name}`);
      return Reflect.apply(real, owner, args);
    },
  });
  return () => {
    if (own === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, own);
  };
}

/** `new Date()` reads the clock, `new Date(0)` does not. */
function stubDate(): () => void {
  const Real = globalThis.Date;
  globalThis.Date = new Proxy(Real, {
    construct(target, args, newTarget) {
      if (args.length === 0) note('new Date()');
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
  return () => {
    globalThis.Date = Real;
  };
}

function stubEnvironment(): () => void {
  const real = process.env;
  process.env = new Proxy(real, {
    get(target, name) {
      note('process.env');
      return Reflect.get(target, name) as unknown;
    },
  });
  return () => {
    process.env = real;
  };
}

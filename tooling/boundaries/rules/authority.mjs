import { builtinModules } from 'node:module';

const BUILTINS = new Set(builtinModules);

/**
 * Packages that get time, randomness and I/O from the call they serve, so that a host can bound, replay and test them. Every
 * example is a connector, and one of them.
 */
const GUARDED = ['packages/core', 'packages/http', 'packages/netsuite', 'packages/runtime'];

/** Node's own modules that compute and nothing else. The rest reach files, sockets, clocks or processes. */
const PURE_BUILTINS = new Set([
  'crypto',
  'buffer',
  'util',
  'string_decoder',
  'url',
  'async_hooks',
  'events',
  'zlib',
]);

/** Names of node:crypto that draw on the machine's randomness: a call has `random(bytes)`. */
const RANDOM = new Set([
  'randomBytes',
  'randomUUID',
  'randomInt',
  'randomFill',
  'randomFillSync',
  'webcrypto',
]);

/**
 * Sources of the guarded packages take no ambient authority; core stands on nothing, and meets zod in ./define alone.
 * @type {import('../rule.d.mts').Rule}
 */
export function authority({ files }) {
  const guarded = files.filter(({ role, member }) => role === 'run' && isGuarded(member?.folder ?? ''));
  return guarded.flatMap(({ path, member, module }) => [
    ...module.ambient.map(({ what, line }) => ({
      rule: 'ambient',
      path,
      line,
      subject: what,
      what: `"${what}" is ambient authority`,
      todo: 'Take it from the call or a port',
    })),
    ...module.imports.flatMap((use) => importsOf(use, { path, inCore: member?.folder === 'packages/core' })),
  ]);
}

/** @param {string} folder */
function isGuarded(folder) {
  return GUARDED.includes(folder) || folder.startsWith('examples/');
}

/**
 * @param {import('../parse-module.mjs').ImportUse} use
 * @param {{ path: string, inCore: boolean }} file
 */
function importsOf({ specifier, names, line, typeOnly }, { path, inCore }) {
  const builtin = specifier.replace(/^node:/, '');
  const isBuiltin = specifier.startsWith('node:') || BUILTINS.has(specifier);
  if (inCore && isBuiltin)
    return [
      {
        path,
        line,
        what: `core imports "${specifier}"`,
        todo: 'Move what needs Node to http, runtime or host',
      },
    ];
  if (inCore && !path.includes('/src/define/') && /^zod(\/|$)|\/define\//.test(specifier)) {
    return [
      {
        path,
        line,
        what: `core imports "${specifier}" outside src/define`,
        todo: 'Keep zod to ./define, which connectors import on their own',
      },
    ];
  }
  if (!isBuiltin || typeOnly) return [];
  const random = names.find((name) => builtin === 'crypto' && RANDOM.has(name));
  if (random === undefined && PURE_BUILTINS.has(builtin)) return [];
  const what = random ?? specifier;
  return [
    {
      rule: 'ambient',
      path,
      line,
      subject: what,
      what: `"${what}" is ambient authority`,
      todo: 'Take it from the call or a port',
    },
  ];
}

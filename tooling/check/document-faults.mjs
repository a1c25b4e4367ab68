import { posix } from 'node:path';

/** Lines a README may have: what somebody reads before deciding. */
const README_LINES = 120;

/**
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function lengthFaults(path, text) {
  const lines = text.trimEnd().split('\n').length;
  if (posix.basename(path) !== 'README.md' || lines <= README_LINES) return [];
  return [
    `${path}:${README_LINES + 1}: ${lines} lines, and a README has at most ${README_LINES}. Move the rest to docs/.`,
  ];
}

/**
 * Links of a document to files that are not there.
 * @param {string} path From the root.
 * @param {string} text
 * @param {(target: string) => boolean} exists Whether a path from the root is there.
 * @returns {string[]}
 */
export function deadLinks(path, text, exists) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));
  return prose.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      const file = target.split('#', 1)[0] ?? '';
      if (file === '' || /^[a-z]+:/i.test(file)) return [];
      const resolved = posix.join(posix.dirname(path), decodeURIComponent(file));
      return exists(resolved) ? [] : [`${path}:${index + 1}: "${target}" leads nowhere. Mend the link.`];
    }),
  );
}

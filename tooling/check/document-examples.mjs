/**
 * @typedef {object} Example One TypeScript example of a document.
 * @property {string} path The document, from the root.
 * @property {number} line Of the opening fence, from 1.
 * @property {string} file A name of its own among all examples.
 * @property {string} code
 */

/**
 * The TypeScript examples of a document, each a module.
 * @param {string} path From the root.
 * @param {string} text
 * @returns {Example[]}
 */
export function examplesOf(path, text) {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(({ 1: code = '', index }, nth) => ({
    path,
    line: text.slice(0, index).split('\n').length,
    file: `${path.replace(/\.md$/, '').replace(/[^\w]+/g, '-')}-${nth + 1}.ts`,
    // What imports nothing would be a script, and its names everybody's.
    code: `${code}export {};\n`,
  }));
}

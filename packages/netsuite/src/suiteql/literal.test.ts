import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identifier, literal } from './literal.js';

/** Reads one SQL literal from the start of a text; gives its value and what follows. */
function readLiteral(text: string): { value: string; rest: string } {
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] !== "'") value += text[at];
    else if (text[at + 1] === "'") {
      value += "'";
      at += 1;
    } else return { value, rest: text.slice(at + 1) };
  }
  throw new Error('the literal does not end');
}

it('stays one token, with its value, whatever it holds', () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom("'", '"', '\\', '--', ';', '?', 'x')).map((a) => a.join('')),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(readLiteral(`${literal(value)} OR 1=1`)).toEqual({ value, rest: ' OR 1=1' });
    }),
  );
});

it.each(['id', 'custentity_badge_no', 'state1taxnumber'])('takes %s as a name', (name) => {
  expect(identifier(name)).toBe(name);
});

it.each(['', '1id', 'id; DROP', 'a.b', 'Id', 'a-b', "a'b"])('refuses %j as a name', (name) => {
  expect(() => identifier(name)).toThrow();
});

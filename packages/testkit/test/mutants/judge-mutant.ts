import { expect, it } from 'vitest';
import { judgeConnector } from '../../src/index.js';
import { createPeopleRemote, SCENARIOS } from '../reference/people-remote.js';
import { type Mutant, pluginOf } from './mutant.js';

/** Small, so that every mutant can be judged by every rule: three pages and two. */
const SIZE = { people: 9, devices: 5 };

/** Writes a test for each mutant: exactly the rules that it names are broken by it. */
export function testMutants(mutants: readonly Mutant[]): void {
  for (const mutant of mutants) {
    const { name, breaks, also = [], scenarios = (same) => same, needsManyRows = false } = mutant;
    it(`"${breaks}" finds a connector that ${name}`, { timeout: 60_000 }, async () => {
      const { streams = {}, ...others } = scenarios(SCENARIOS);
      const small = Object.fromEntries(
        Object.entries(streams).map(([stream, { fill, ...scenario }]) => [
          stream,
          needsManyRows && fill !== undefined ? { ...scenario, fill } : scenario,
        ]),
      );
      const verdicts = await judgeConnector(pluginOf(mutant), {
        remote: (world) => createPeopleRemote(world, SIZE),
        scenarios: { ...others, streams: small },
      });
      const broken = verdicts.flatMap((verdict) => (verdict.kind === 'broken' ? [verdict] : []));
      expect(broken.map(({ rule }) => rule).sort(), broken.map(({ message }) => message).join('\n')).toEqual(
        [breaks, ...also].sort(),
      );
      for (const { message } of broken)
        expect(message).toMatch(/^Rule "[a-z-]+" is broken: [^\n]+\. [^\n]+\.$/);
    });
  }
}

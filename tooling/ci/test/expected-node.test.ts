import { expect, test } from 'vitest';

test('runs on the Node that this run is meant for', () => {
  const expected = process.env['ONLINK_EXPECTED_NODE'];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  expect(major * 100 + minor).toBeGreaterThanOrEqual(2019);
  if (expected !== undefined) expect(process.versions.node).toBe(expected);
});

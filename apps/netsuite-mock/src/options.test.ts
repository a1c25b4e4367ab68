import { describe, expect, it } from 'vitest';
import { parseArguments } from './options.js';

const parse = (...args: readonly string[]) => parseArguments(args, '1.2.3');

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(parse()).toEqual({
      kind: 'serve',
      options: {
        port: 0,
        host: '127.0.0.1',
        employees: 1000,
        seed: 1,
        latencyMs: 0,
        account: 'TSTDRV1234567',
        dateFormat: 'M/D/YYYY',
        timeZone: 'UTC',
        concurrency: 5,
        admin: false,
        json: false,
      },
    });
  });

  it('takes each option', () => {
    const line =
      '--port 8080 --host ::1 --employees 5000 --seed 7 --latency-ms 200 --account 1234567_SB1 --concurrency 15 --date-format DD.MM.YYYY --time-zone Europe/Berlin --admin --tls-key k.pem --tls-cert c.pem --json';
    expect(parse(...line.split(' '))).toEqual({
      kind: 'serve',
      options: {
        port: 8080,
        host: '::1',
        employees: 5000,
        seed: 7,
        latencyMs: 200,
        account: '1234567_SB1',
        dateFormat: 'DD.MM.YYYY',
        timeZone: 'Europe/Berlin',
        concurrency: 15,
        admin: true,
        tlsKey: 'k.pem',
        tlsCert: 'c.pem',
        json: true,
      },
    });
  });

  it.each([
    ['--port', '65535'],
    ['--employees', '0'],
    ['--employees', '1000000'],
    ['--seed', '2147483647'],
    ['--latency-ms', '600000'],
  ])('takes %s %s, the limit', (flag, value) => {
    expect(parse(flag, value).kind).toBe('serve');
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '80.5'],
    ['--port', ''],
    ['--employees', '1000001'],
    ['--employees', 'many'],
    ['--employees', '1e3'],
    ['--seed', '2147483648'],
    ['--latency-ms', '600001'],
    ['--latency-ms', '0x10'],
    ['--concurrency', '0'],
  ])('refuses %s %j in one line that names the flag and the range', (flag, value) => {
    const parsed = parse(flag, value);
    expect(parsed).toMatchObject({ kind: 'wrong' });
    const reason = parsed.kind === 'wrong' ? parsed.reason : '';
    expect(reason).toMatch(/^netsuite-mock: [^\n]*Give a whole number from [01] to \d+\.$/);
    expect(reason).toContain(flag);
  });

  it.each([
    ['an unknown flag', ['--employes', '5']],
    ['a value that is missing', ['--port']],
    ['an argument it does not take', ['serve']],
    ['an account id in lower case', ['--account', '1234567-sb1']],
    ['a date format that is none', ['--date-format', 'YY/M/D']],
    ['a time zone that is none', ['--time-zone', 'Nowhere/Land']],
    ['a key without its certificate', ['--tls-key', 'k.pem']],
  ])('refuses %s in one line', (_, args) => {
    const parsed = parse(...args);
    expect(parsed.kind).toBe('wrong');
    expect(parsed.kind === 'wrong' && parsed.reason).toMatch(/^netsuite-mock: [^\n]+$/);
  });

  it('tells its version, and each option with its default', () => {
    expect(parse('--version')).toEqual({ kind: 'told', text: '1.2.3\n' });
    const help = parse('--help');
    const text = help.kind === 'told' ? help.text : '';
    for (const flag of [
      '--port',
      '--host',
      '--employees',
      '--seed',
      '--latency-ms',
      '--account',
      '--concurrency',
      '--date-format',
      '--time-zone',
      '--admin',
      '--tls-key',
      '--json',
    ])
      expect(text).toContain(flag);
    expect(text).toContain('(default: 1000)');
  });
});

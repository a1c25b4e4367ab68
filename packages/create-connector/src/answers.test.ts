import { describe, expect, it } from 'vitest';
import { type Texts, toAnswers } from './answers.js';
import { Refusal } from './refusal.js';

function texts(overrides: Partial<Texts> = {}): Texts {
  return { id: 'acme', title: 'Acme', auth: 'basic', streams: 'employee', actions: 'none', ...overrides };
}

describe('answers', () => {
  it('reads lists, with "none" and nothing as empty ones', () => {
    expect(toAnswers(texts({ streams: ' employee , department ' })).streams).toEqual([
      'employee',
      'department',
    ]);
    expect(toAnswers(texts({ streams: 'none', actions: '' }))).toMatchObject({ streams: [], actions: [] });
  });

  it('takes the effect from the first word of an action, unless it is said', () => {
    const { actions } = toAnswers(
      texts({ actions: 'addEmployee,renameEmployee,removeEmployee,syncAll,resetEmployee:update,delete' }),
    );
    expect(actions).toEqual([
      { name: 'addEmployee', effect: 'create', target: 'employee' },
      { name: 'renameEmployee', effect: 'update', target: 'employee' },
      { name: 'removeEmployee', effect: 'delete', target: 'employee' },
      { name: 'syncAll', effect: 'create', target: 'all' },
      { name: 'resetEmployee', effect: 'update', target: 'employee' },
      { name: 'delete', effect: 'delete', target: 'delete' },
    ]);
  });

  it('lets an action work on the stream of its name, however that is written', () => {
    const { actions } = toAnswers(texts({ streams: 'Cost_Center', actions: 'addCostCenter,addTimeSheet' }));
    expect(actions.map(({ target }) => target)).toEqual(['Cost_Center', 'timeSheet']);
  });

  it('names the package after the id, unless it is said', () => {
    expect(toAnswers(texts()).packageName).toBe('onlink-connector-acme');
    expect(toAnswers(texts(), '@acme/hr').packageName).toBe('@acme/hr');
  });

  it.each<[string, Partial<Texts>, string?]>([
    ['--id', { id: 'Not An Id' }],
    ['--title', { title: '' }],
    ['--streams', { streams: 'employee,employee' }],
    ['--streams', { streams: 'employee,,' }],
    ['--actions', { actions: 'a-b' }],
    ['--actions', { actions: 'addEmployee:destroy' }],
    ['--actions', { actions: 'addEmployee:create:update' }],
    ['--package', {}, 'Not A Package'],
  ])('refuses a bad %s in one line that names it', (flag, overrides, packageName) => {
    const attempt = (): unknown => toAnswers(texts(overrides), packageName);
    expect(attempt).toThrow(Refusal);
    expect(attempt).toThrow(new RegExp(`^Failed to read ${flag} ".*": .*\\. Correct it and try again\\.$`));
  });
});

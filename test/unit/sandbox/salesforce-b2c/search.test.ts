import { describe, expect, it } from 'vitest';
import { call, clientToken, customers, typeOf, useStore } from './helpers';

describe('customer search', () => {
  const store = useStore();
  const search = async (json: object) =>
    call(store(), `${customers}/customer-search`, { token: await clientToken(store()), json });
  const numbers = async (query: object, more: object = {}): Promise<unknown[]> => {
    const { body } = await search({ query, limit: 200, ...more });
    return (body['hits'] as { data: { customerNo: string } }[]).map(({ data }) => data.customerNo);
  };
  const term = (field: string, ...values: unknown[]) => ({ termQuery: { fields: [field], operator: 'is', values } });

  it.each([
    ['one value', term('email', 'family@example.test'), ['00001005', '00001006']],
    [
      'several fields',
      { termQuery: { fields: ['email', 'firstName'], operator: 'is', values: ['Hugo'] } },
      ['00001005'],
    ],
    [
      'one of several values',
      { termQuery: { fields: ['firstName'], operator: 'one_of', values: ['hugo', 'ELSA'] } },
      ['00001005', '00001006'],
    ],
    ['a switch', term('credentials.enabled', false), ['00001002']],
    ['a missing value', { termQuery: { fields: ['credentials.login'], operator: 'is_null' } }, ['00001008']],
    ['words of a phrase', { textQuery: { fields: ['email'], searchPhrase: 'lind ada' } }, ['00001004']],
    ['no part of a word', { textQuery: { fields: ['email'], searchPhrase: 'maj' } }, []],
    [
      'or, and, not',
      {
        boolQuery: {
          must: [term('lastName', 'Ek')],
          should: [term('firstName', 'Hugo'), term('firstName', 'Elsa')],
          mustNot: [term('firstName', 'Hugo')],
        },
      },
      ['00001006'],
    ],
    [
      'a filter over all',
      {
        filteredQuery: {
          query: { matchAllQuery: {} },
          filter: { termFilter: { field: 'lastName', operator: 'is', values: ['Berg'] } },
        },
      },
      ['00001001'],
    ],
    [
      'filters within filters',
      {
        filteredQuery: {
          query: term('lastName', 'Ek'),
          filter: {
            boolFilter: {
              operator: 'and',
              filters: [
                { rangeFilter: { field: 'customerNo', from: '00001005', fromInclusive: false } },
                { boolFilter: { operator: 'not', filters: [{ queryFilter: { query: term('firstName', 'X') } }] } },
              ],
            },
          },
        },
      },
      ['00001006'],
    ],
  ])('understands %s', async (_, query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it.each([
    ['two kinds at once', { ...term('email', 'x'), matchAllQuery: {} }],
    ['no kind', {}],
    ['a nested query', { nestedQuery: { path: 'x', query: {} } }],
    ['a field that is not searchable', term('customerId', 'x')],
    ['a lock, which is not searchable', term('credentials.locked', true)],
    ['two values for `is`', term('email', 'x', 'y')],
    ['an unknown operator', { termQuery: { fields: ['email'], operator: 'like', values: ['x'] } }],
    [
      'a range without bounds',
      { filteredQuery: { query: { matchAllQuery: {} }, filter: { rangeFilter: { field: 'email' } } } },
    ],
  ])('refuses %s', async (_, query) => {
    const answer = await search({ query });
    expect([answer.status, typeOf(answer)]).toEqual([400, 'constraint-violation']);
  });

  it.each([{ limit: 0 }, { limit: 201 }, { offset: -1 }, { offset: 9_900, limit: 200 }])(
    'refuses the page %j',
    async (page) => {
      expect((await search({ query: { matchAllQuery: {} }, ...page })).status).toBe(400);
    },
  );

  it('pages, sorts, counts and echoes', async () => {
    const query = term('lastName', 'Newman');
    const { body } = await search({ query, limit: 10, offset: 60, sorts: [{ field: 'firstName', sortOrder: 'desc' }] });
    expect(body).toMatchObject({ limit: 10, offset: 60, total: 64, query });
    expect((body['hits'] as { data: { firstName: string } }[]).map(({ data }) => data.firstName)).toEqual([
      'Test04',
      'Test03',
      'Test02',
      'Test01',
    ]);
  });

  it('gives 25 hits to who asks for no number', async () => {
    const { body } = await search({ query: term('lastName', 'Newman') });
    expect(body['hits']).toHaveLength(25);
  });

  it('answers from an old index where the switch says so', async () => {
    store().switches['indexLagMs'] = 10_000;
    const token = await clientToken(store());
    await call(store(), `${customers}/customers/00001001`, { method: 'DELETE', token });
    expect(await numbers(term('email', 'maja@example.test'))).toEqual(['00001001']);
    store().clock.advance(11_000);
    expect(await numbers(term('email', 'maja@example.test'))).toEqual([]);
  });

  it('shows no address and no times of sign-ins in hits', async () => {
    const { body } = await search({ query: term('customerNo', '00001001') });
    const [hit] = body['hits'] as { data: object }[];
    expect(Object.keys(hit?.data ?? {})).not.toEqual(expect.arrayContaining(['primaryAddress']));
    expect(hit?.data).not.toHaveProperty('lastLoginTime');
  });
});

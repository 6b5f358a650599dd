import { describe, expect, it } from 'vitest';
import { matches } from '../../../../src/sandbox/emporix/query/match';
import { parseQuery, QuerySyntaxError } from '../../../../src/sandbox/emporix/query/parse';

const mia = {
  id: '40718852',
  contactEmail: 'mia@shop.example',
  firstName: 'Mia',
  company: 'Berg GmbH',
  active: true,
  restriction: null,
  accounts: [{ id: 'mia.login@shop.example' }, { id: 'mia@google.example', providerId: 'google|1' }],
  mixins: { loyalty: { level: 'gold' } },
  metadataCreatedAt: '2026-01-15T00:00:00.000Z',
  metadata: { version: 10 },
};
const matchesMia = (q: string, ignoreEmailCase = false): boolean => matches(mia, parseQuery(q), { ignoreEmailCase });

describe('the q language', () => {
  it.each([
    'contactEmail:mia@shop.example',
    'contactEmail:mia@shop.example active:true',
    'id:(40718851,40718852)',
    'firstName:~M',
    'company:(~Berg Gm)',
    'firstName:~(Mi)',
    'restriction:null',
    'type:("CUSTOMER" OR missing)',
    'mixins.loyalty:exists',
    'mixins.points:missing',
    'accounts.id:mia.login@shop.example',
    'accounts.providerId:exists',
    'company:"Berg GmbH"',
    'metadataCreatedAt:(>="2026-01-01T00:00:00.000Z" AND <"2026-02-01T00:00:00.000Z")',
    'metadata.version:10',
    'metadata.version:(>9 AND <=10)',
  ])('finds by %s', (q) => {
    expect(matchesMia(q)).toBe(true);
  });

  it.each([
    'contactEmail:Mia@shop.example',
    'contactEmail:mia@shop.example active:false',
    'id:(40718851,40718853)',
    'firstName:~m',
    'restriction:DE',
    'mixins.loyalty:missing',
    'nothing:exists',
    'accounts.id:mia',
    'constructor:exists',
    'metadataCreatedAt:(>"2026-01-15T00:00:00.000Z")',
    'metadataCreatedAt:(<="2026-01-14T00:00:00.000Z")',
    'metadata.version:1',
    'metadata.version:(<9)',
    'metadata.version:(>="x")',
    'active:(>=0)',
  ])('does not find by %s', (q) => {
    expect(matchesMia(q)).toBe(false);
  });

  it('ignores letter case of e-mails only, and only when told', () => {
    expect(matchesMia('contactEmail:MIA@shop.example', true)).toBe(true);
    expect(matchesMia('firstName:MIA', true)).toBe(false);
  });

  it.each([
    '',
    'mia',
    'contactEmail:',
    ':mia',
    'contactEmail:a  active:true',
    'contactEmail:(a',
    'contactEmail:"a',
    'contactEmail:a"b',
    'contactEmail:a)b',
    'company:Berg GmbH',
    'firstName:~',
    'firstName:~[',
    `firstName:~${'a'.repeat(1_501)}`,
    'metadataCreatedAt:(>)',
    'a b:c',
  ])('[BI-11] refuses %j', (q) => {
    expect(() => parseQuery(q)).toThrow(QuerySyntaxError);
  });
});

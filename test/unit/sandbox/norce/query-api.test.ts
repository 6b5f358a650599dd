import { describe, expect, it } from 'vitest';
import { useClient } from './client';

interface Page {
  readonly value: readonly { readonly Id: number }[];
  readonly '@odata.nextLink'?: string;
}

describe('the Query API of the Norce training store', () => {
  const client = useClient(1_000);
  const page = async (query: Record<string, string>) => (await client().odata(query)).json as Page;

  it('shows disabled customers as well, in the columns asked for', async () => {
    expect((await page({ $filter: 'Id eq 900103', $select: 'Id,CustomerCode' })).value).toEqual([
      { Id: 900103, CustomerCode: 'K-1003' },
    ]);
  });

  it('reads a doubled quote as one', async () => {
    expect((await page({ $filter: "EmailAddress eq 'o''hara@example.test'" })).value.map(({ Id }) => Id)).toEqual([
      900106,
    ]);
    expect((await page({ $filter: "CustomerCode eq 'K-1001' and FirstName eq 'Maja'" })).value).toHaveLength(1);
    expect((await page({ $filter: "CustomerCode eq 'K-1001' and FirstName eq 'Olle'" })).value).toEqual([]);
  });

  it.each(["EmailAddress eq 'x' or 'a' eq 'a'", "Password eq 'x'", 'Id gt 1', "EmailAddress eq 'o'hara'", ''])(
    'refuses the filter %s',
    async (filter) => {
      expect((await client().odata({ $filter: filter })).status).toBe(400);
    },
  );

  it('refuses columns it does not have', async () => {
    expect((await client().odata({ $select: 'Id,Password' })).status).toBe(400);
  });

  it('pages by 500 with a link to the next', async () => {
    const first = await page({});
    expect(first.value).toHaveLength(500);
    const token = new URL(first['@odata.nextLink'] ?? '').searchParams.get('$skiptoken') ?? '';
    const second = await page({ $skiptoken: token });
    expect(second.value[0]?.Id).not.toBe(first.value[0]?.Id);
    expect(await page({ $top: '500' })).not.toHaveProperty('@odata.nextLink');
  });

  it('is not there when it is closed', async () => {
    client().emulator.switches['queryApi'] = false;
    expect((await client().odata({})).status).toBe(404);
  });
});

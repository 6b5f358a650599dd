import { expect, it } from 'vitest';
import { connectionFields, readForm } from '../../../../src/main/connections/config-fields';
import { vendorDefinitions } from '../../../../src/main/vendors/registry';
import { vendorIds } from '../../../../src/shared/domain/vendor';

const fieldOf = (vendor: (typeof vendorIds)[number], name: string) =>
  connectionFields(vendorDefinitions[vendor]).find((field) => field.name === name);

it("derives the form from the vendor's own schemas", () => {
  expect(fieldOf('norce', 'origin')).toEqual({
    name: 'origin',
    kind: 'url',
    secret: false,
    required: true,
    choices: [],
    defaultValue: null,
  });
  expect(fieldOf('norce', 'applicationId')).toMatchObject({ kind: 'integer', required: true });
  expect(fieldOf('norce', 'servicePath')).toMatchObject({ kind: 'text', required: false });
  expect(fieldOf('norce', 'servicePath')?.defaultValue).toBe('/commerce/customer/1.1/');
  expect(fieldOf('norce', 'resetPageUrl')).toMatchObject({ kind: 'url', required: false });
  expect(fieldOf('norce', 'resetKey')).toMatchObject({ secret: true, required: false });
  expect(fieldOf('salesforce-b2c', 'resetUrlTemplate')).toMatchObject({ kind: 'url' });
  expect(fieldOf('bigcommerce', 'deactivateStrategy')).toMatchObject({
    kind: 'choice',
    choices: ['none', 'park-on-channel'],
    defaultValue: 'none',
  });
});

it.each(vendorIds)('names each setting and secret of %s once, and lists no unknown host setting', (vendor) => {
  const definition = vendorDefinitions[vendor];
  const names = connectionFields(definition).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining([...definition.hostSettings]));
  expect(definition.vendor).toBe(vendor);
});

it('[SC-20] counts every address of a form among the hosts that void its secrets', () => {
  for (const vendor of vendorIds) {
    const definition = vendorDefinitions[vendor];
    const addresses = connectionFields(definition).filter(({ kind }) => kind === 'url');
    expect(definition.hostSettings).toEqual(expect.arrayContaining(addresses.map(({ name }) => name)));
  }
});

it('reads what was typed as the schema wants it', () => {
  const fields = connectionFields(vendorDefinitions.norce);
  expect(
    readForm(fields, { origin: ' https://a.example ', applicationId: '12', cultureCode: '', scope: 'stage' }),
  ).toEqual({
    origin: 'https://a.example',
    applicationId: 12,
    scope: 'stage',
  });
  expect(readForm(fields, { applicationId: '12x', unknown: 'kept for the schema to refuse' })).toEqual({
    applicationId: '12x',
    unknown: 'kept for the schema to refuse',
  });
});

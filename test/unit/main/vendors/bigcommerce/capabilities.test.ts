import { describe, expect, it } from 'vitest';
import { bigCommerceConfigSchema } from '../../../../../src/main/vendors/bigcommerce';
import { capabilitiesOf } from '../../../../../src/main/vendors/bigcommerce/capabilities';
import { vendorCapabilitiesSchema } from '../../../../../src/shared/domain/capability';

const least = { storeHash: 'kd7demo', storefrontUrl: 'https://shop.example' };
const capabilities = (change: Record<string, unknown> = {}, secrets?: readonly string[]) =>
  capabilitiesOf(bigCommerceConfigSchema.parse({ ...least, ...change }), secrets);

describe('capabilitiesOf', () => {
  it('claims no account status that BigCommerce does not have', () => {
    expect(capabilities().access).toEqual({
      activate: { offer: 'no', reason: 'no-account-status' },
      deactivate: { offer: 'no', reason: 'no-account-status' },
      hold: { offer: 'no', reason: 'no-hold-state' },
      release: { offer: 'no', reason: 'no-hold-state' },
    });
  });

  it('calls parking what it is', () => {
    const { access } = capabilities({ deactivateStrategy: 'park-on-channel', parkingChannelId: 7 });
    expect(access.deactivate).toEqual({ offer: 'strategy', name: 'park-on-channel' });
    expect(access.activate).toEqual({ offer: 'strategy', name: 'park-on-channel' });
  });

  it.each([
    [{}, undefined, { offer: 'needs', setting: 'resetPageUrl' }],
    [{ resetPageUrl: 'https://shop.example/reset' }, undefined, { offer: 'yes' }],
    [{ resetPageUrl: 'https://shop.example/reset' }, ['accessToken'], { offer: 'needs', setting: 'resetKey' }],
    [{ resetPageUrl: 'https://shop.example/reset' }, ['resetKey'], { offer: 'yes' }],
  ])('offers a link when there is a page and a key: %j %j', (config, secrets, expected) => {
    expect(capabilities(config, secrets).resets.link.capability).toEqual(expected);
  });

  it('keeps every kind on offer, whichever is preferred', () => {
    for (const resetStrategy of ['vendor-mail', 'forced', 'keydesk-link']) {
      const { resets } = capabilities({ resetStrategy, resetPageUrl: 'https://shop.example/reset' });
      expect(Object.values(resets).map(({ capability }) => capability.offer)).toEqual(['yes', 'yes', 'yes']);
    }
  });

  it('fits the window’s contract', () => {
    const made = capabilities();
    expect(vendorCapabilitiesSchema.parse(made)).toEqual(made);
  });
});

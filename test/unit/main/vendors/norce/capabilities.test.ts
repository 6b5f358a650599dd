import { describe, expect, it } from 'vitest';
import { norceCapabilities, refusedBy } from '../../../../../src/main/vendors/norce/capabilities';
import { norceConfigSchema } from '../../../../../src/main/vendors/norce';
import { notOffered, offered, vendorCapabilitiesSchema } from '../../../../../src/shared/domain/capability';

const config = norceConfigSchema.parse({
  origin: 'https://shop.api-se.norce.tech',
  applicationId: 1,
  actorAccountId: 2,
  resetPageUrl: 'https://shop.example/reset',
});

describe('what Norce can do', () => {
  it.each([
    [undefined, { offer: 'yes' }],
    [['clientId', 'clientSecret', 'resetKey'], { offer: 'yes' }],
    [['clientId', 'clientSecret'], { offer: 'needs', setting: 'resetKey' }],
  ])('offers links with the secrets %j: %j', (secretFields, capability) => {
    expect(norceCapabilities(config, secretFields).resets.link.capability).toEqual(capability);
  });

  it('fits the domain', () => {
    const capabilities = norceCapabilities(config);
    expect(vendorCapabilitiesSchema.parse(capabilities)).toEqual(capabilities);
  });

  it('is refused only where it is not on offer', () => {
    expect(refusedBy(notOffered('no-session-api')).failure).toEqual({ code: 'unsupported', reason: 'no-session-api' });
    expect(() => refusedBy(offered)).toThrow('on offer');
  });
});

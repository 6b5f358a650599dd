/** The attribute in which this store keeps the merchant's own customer code. */
export const codeAttribute = { id: 3, name: 'customer_code' } as const;

/** A channel without a site: nobody can sign in there. */
export const parkingChannelId = 7;

/** Where Keydesk leaves a parked customer's former channels. */
export const formerChannels = { namespace: 'keydesk', key: 'former_channel_ids' } as const;

/** The password of every fixture that has none of its own. */
export const trainingPassword = 'Training-pass-1';

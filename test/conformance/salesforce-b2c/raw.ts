import { z } from 'zod';
import type { Emulator } from '../../../src/sandbox/emulator';

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

/** A shopper's session as a storefront would open it, without Keydesk. */
export async function openShopperSession(emulator: Emulator, login: string): Promise<z.infer<typeof tokens>> {
  const { origin, connection } = emulator;
  const { slasClientId = '', slasClientSecret = '' } = connection.secrets;
  const answer = await fetch(`${origin}/shopper/auth/v1/organizations/f_ecom_zzte_053/oauth2/trusted-system/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${slasClientId}:${slasClientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      hint: 'ts_ext_on_behalf_of',
      login_id: login,
      idp_origin: 'ecom',
      client_id: slasClientId,
      channel_id: 'RefArch',
    }),
  });
  return tokens.parse(await answer.json());
}

import { z } from 'zod';

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{C}]+$/u);

/** How Keydesk reaches the shop's mail server. The sign-in's secret is in the keychain and never here. */
export const mailSettingsSchema = z.strictObject({
  host: line(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(['implicit-tls', 'starttls']),
  /** Null for a server that takes mail without a sign-in. */
  user: line(320).nullable(),
  fromName: line(120),
  fromAddress: line(254),
  /** The shop as mails name it; null for the connection's own name. */
  brandName: line(60).nullable(),
});
export type MailSettings = Readonly<z.infer<typeof mailSettingsSchema>>;

export const mailStateSchema = z.object({
  settings: mailSettingsSchema.nullable(),
  /** Whether a secret for the sign-in was entered for this very server. */
  signInStored: z.boolean(),
  /** Whether the policy lets Keydesk mail links itself. */
  allowed: z.boolean(),
});
export type MailState = Readonly<z.infer<typeof mailStateSchema>>;

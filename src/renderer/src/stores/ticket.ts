import { ticketSchema } from '../../../shared/domain/action';

/** Whether a text is a whole ticket number. Main checks the same; the pattern is the administrator's. */
export function isTicket(text: string, pattern: string | null): boolean {
  if (!ticketSchema.safeParse(text).success) return false;
  return pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(text);
}

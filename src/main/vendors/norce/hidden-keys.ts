import { accessOf } from './map';
import type { WireCustomer } from './wire';

/** Texts by which disabled customers were found lately, because their id alone finds them only by a detour. */
export interface HiddenKeys {
  note(customer: WireCustomer): void;
  /** What to search for to see this customer again; null when it is not known. */
  textFor(id: number): string | null;
}

/** Few, and only in memory: they say something about shoppers. */
const kept = 50;

export function createHiddenKeys(): HiddenKeys {
  const texts = new Map<number, string>();
  return {
    note: (customer) => {
      texts.delete(customer.Id);
      const text = customer.Code ?? customer.Email ?? customer.Account?.LoginName ?? '';
      if (accessOf(customer).state === 'active' || text === '') return;
      texts.set(customer.Id, text);
      const [oldest] = texts.keys();
      if (texts.size > kept && oldest !== undefined) texts.delete(oldest);
    },
    textFor: (id) => texts.get(id) ?? null,
  };
}

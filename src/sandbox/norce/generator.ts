import { hashPassword } from '../kit/passwords';
import { trainingPassword } from './fixtures';
import { newCustomer } from './new-customer';
import type { StoredCustomer } from './types';

interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Invented names in several scripts, so that no screen or search is tried with Latin letters alone. */
const scripts: readonly Names[] = [
  {
    first: ['Åsa', 'Jürgen', 'Zoë', 'Łukasz', 'Þóra', 'Élodie', 'Çelik', 'Đorđe'],
    last: ['Öberg', 'Nyström', 'Groß', 'Wójcik', 'Guðmundsdóttir', "D'Août", 'Şahin', 'Lindqvist-Ó Briain'],
  },
  { first: ['Светлана', 'Тарас', 'Ёлка', 'Игорь'], last: ['Кузнецова', 'Шевчук', 'Йорданов', 'Цветаева'] },
  { first: ['Νίκος', 'Ευανθία', 'Άρης'], last: ['Καραγιάννης', 'Ξενάκη', 'Ψαρρός'] },
  { first: ['مريم', 'خالد', 'هدى'], last: ['العطّار', 'بن سالم', 'الزهراء'] },
  { first: ['תמר', 'אורי', 'רות'], last: ['פרץ', 'אברהמי', 'בן־חיים'] },
  { first: ['芳', '建国', '晓燕'], last: ['张', '司马', '陈'] },
  { first: ['陽子', 'たけし', 'みどり'], last: ['小林', '五十嵐', '髙橋'] },
];

const firstCustomerId = 1_000_001;
const firstAccountId = 3_000_001;
const newestAt = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;

/** Customers for a store of a believable size; the same number always yields the same person. */
export function generatedCustomers(count: number, application: number): readonly StoredCustomer[] {
  if (count === 0) return [];
  const password = hashPassword(trainingPassword);
  return Array.from({ length: count }, (_, index) => {
    const random = seeded(index + 1);
    const names = pick(scripts, random());
    const padded = String(index + 1).padStart(6, '0');
    const email = `kund.${padded}@example.test`;
    const createdAt = newestAt - Math.floor(random() * 40_000) * hourMs;
    const hasLogin = random() < 0.95;
    return newCustomer({
      id: firstCustomerId + index,
      application,
      account: hasLogin
        ? { id: firstAccountId + index, login: random() < 0.9 ? email : `kund${padded}`, password }
        : null,
      accountActive: random() < 0.95,
      customerActive: random() < 0.99,
      createdAt,
      updatedAt: createdAt + Math.floor(random() * 400) * hourMs,
      fields: {
        // Codes as ERP systems hand them out: with leading zeros, with a slash, with letters.
        Code: pick([padded, `${padded}/1`, `N-${padded}`], random()),
        Email: email,
        FirstName: pick(names.first, random()),
        LastName: pick(names.last, random()),
        CellPhone: random() < 0.6 ? `+4670${String(1_000_000 + index)}` : null,
      },
    });
  });
}

function pick<T>(items: readonly T[], share: number): T {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A small deterministic source of numbers in [0, 1): a linear congruential generator, mixed on the way out. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

import { hashPassword } from '../kit/passwords';
import type { CustomerStore } from './customer-store';
import { layout } from './layout';
import { newCustomer } from './new-customer';

/** Invented people in several scripts, so that nothing relies on Latin letters or on one reading direction. */
const people: readonly {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly locale: string;
}[] = [
  { given: ['Anton', 'Märta', 'Öyvind', 'Tuva'], family: ['Åkesson', 'Sjöqvist', 'Bråten', 'Løvaas'], locale: 'sv-SE' },
  { given: ['Zdeněk', 'Małgorzata', 'Ágnes'], family: ['Růžička', 'Wiśniewska', 'Szűcs'], locale: 'cs-CZ' },
  { given: ['Chloé', 'João', 'Begoña'], family: ['Lefèvre', 'Gonçalves', 'Muñoz'], locale: 'fr-FR' },
  { given: ['Татьяна', 'Богдан', 'Мілана'], family: ['Фёдорова', 'Шевченко', 'Ђорђевић'], locale: 'uk-UA' },
  { given: ['Αθηνά', 'Σπύρος'], family: ['Καραγιάννη', 'Δημητρίου'], locale: 'el-GR' },
  { given: ['فاطمة', 'عمر'], family: ['البغدادي', 'قاسم'], locale: 'ar-EG' },
  { given: ['תמר', 'אורי'], family: ['פרידמן', 'בר־לב'], locale: 'he-IL' },
  { given: ['慧敏', '建国'], family: ['陈', '司马'], locale: 'zh-CN' },
  { given: ['陽子', 'たけし'], family: ['高橋', '小林'], locale: 'ja-JP' },
];

const firstNo = 5_000_000;
const newestAt = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;

/** Adds shoppers of whom number n is always the same person; some are disabled. They share one password. */
export function addGenerated(store: CustomerStore, count: number): void {
  const password = hashPassword('Training-pass-1');
  for (let index = 1; index <= count; index += 1) {
    const dice = diceOf(index);
    const person = pick(people, dice);
    const email = `customer.${String(index).padStart(5, '0')}@example.test`;
    store.add(
      newCustomer({
        listId: layout.mainList,
        at: newestAt - (dice() % 40_000) * hourMs,
        indexedAt: 0,
        password,
        record: {
          customerNo: String(firstNo + index).padStart(8, '0'),
          firstName: pick(person.given, dice),
          lastName: pick(person.family, dice),
          email,
          preferredLocale: person.locale,
          credentials: { login: email, enabled: dice() % 20 !== 0, locked: false },
        },
      }),
    );
  }
}

function pick<T>(items: readonly T[], dice: () => number): T {
  const item = items[dice() % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** Whole numbers below 2^24 that follow from the seed alone (a linear congruential generator). */
function diceOf(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x5f356495) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

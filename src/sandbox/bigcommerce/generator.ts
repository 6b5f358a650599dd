/** A made-up customer; the same number always yields the same person. */
export interface GeneratedCustomer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly phone: string;
  readonly code?: string;
  readonly groupId: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Invented people of several scripts, so that nothing in the program relies on Latin letters or on reading direction. */
const scripts: readonly Names[] = [
  {
    first: ['Åsa', 'Björn', 'Zoë', 'François', 'Łucja', 'Nguyễn', 'Çağla', 'Íris'],
    last: ['Ångström', 'Žižka', 'Müller', 'Sørensen', 'Dvořák', 'Ibáñez', 'Ștefan', 'Ó Néill'],
  },
  { first: ['Ольга', 'Дмитрий', 'Зоя', 'Їжак'], last: ['Иванова', 'Щербак', 'Соловьёв', 'Ґалаґан'] },
  { first: ['Ελένη', 'Γιώργος', 'Ίρις'], last: ['Παπαδοπούλου', 'Ωραιόπουλος', 'Ζαχαρίας'] },
  { first: ['ليلى', 'يوسف', 'نور'], last: ['الخوري', 'حدّاد', 'المصري'] },
  { first: ['נועה', 'יונתן', 'שרה'], last: ['כהן', 'לוי', 'בן־דוד'] },
  { first: ['伟', '秀英', '小明'], last: ['王', '欧阳', '李'] },
  { first: ['さくら', '健一', 'ゆうき'], last: ['佐藤', '長谷川', '渡邉'] },
];
const companies = ['', '', '', 'Orchard Supply', 'Nordic Tools & Sons', 'Fjord "Outdoor" AB', 'ООО «Ромашка»'];
const newestAt = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;

export function generateCustomers(count: number): readonly GeneratedCustomer[] {
  return Array.from({ length: count }, (_, index) => generateCustomer(index + 1));
}

function generateCustomer(number: number): GeneratedCustomer {
  const random = seeded(number);
  const names = pick(scripts, random());
  const padded = String(number).padStart(6, '0');
  const createdAt = newestAt - Math.floor(random() * 40_000) * hourMs;
  return {
    email: `shopper.${padded}@example.test`,
    firstName: pick(names.first, random()),
    lastName: pick(names.last, random()),
    company: pick(companies, random()),
    phone: `555-${padded}`,
    groupId: random() < 0.2 ? 2 : 0,
    createdAt,
    modifiedAt: createdAt + Math.floor(random() * 400) * hourMs,
    ...(random() < 0.7 ? { code: `GEN-${padded}` } : {}),
  };
}

function pick<T>(items: readonly T[], share: number): T {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A small deterministic source of numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { hashPassword } from '../kit/passwords';
import { addCustomer } from './customers';
import type { World } from './world';

/** First and last names as they are written, with a spelling for the e-mail. */
type Names = readonly [Name, ...Name[]];
type Name = readonly [written: string, inEmail: string];
const firstNames: Names = [
  ['Åsa', 'asa'],
  ['Zoë', 'zoe'],
  ['Łukasz', 'lukasz'],
  ['José', 'jose'],
  ['Özlem', 'ozlem'],
  ['Дмитрий', 'dmitriy'],
  ['Олена', 'olena'],
  ['Γιώργος', 'giorgos'],
  ['Ελένη', 'eleni'],
  ['محمد', 'mohammed'],
  ['ليلى', 'layla'],
  ['דוד', 'david'],
  ['נועה', 'noa'],
  ['伟', 'wei'],
  ['秀英', 'xiuying'],
  ['太郎', 'taro'],
  ['さくら', 'sakura'],
];
const lastNames: Names = [
  ['Ängström', 'angstrom'],
  ['Brontë', 'bronte'],
  ['Dvořák', 'dvorak'],
  ['Nuñez', 'nunez'],
  ['Yıldız', 'yildiz'],
  ['Иванов', 'ivanov'],
  ['Шевченко', 'shevchenko'],
  ['Παπαδόπουλος', 'papadopoulos'],
  ['Νικολάου', 'nikolaou'],
  ['الحسن', 'alhassan'],
  ['منصور', 'mansour'],
  ['כהן', 'cohen'],
  ['לוי', 'levi'],
  ['王', 'wang'],
  ['李', 'li'],
  ['佐藤', 'sato'],
  ['山本', 'yamamoto'],
];

const firstNumber = 50_000_001;
const dayMs = 24 * 60 * 60 * 1000;
const newest = Date.parse('2026-06-30T12:00:00.000Z');

/** Adds shoppers that are the same at every start; they share one password hash, because hashing each takes seconds. */
export function addGenerated(world: Pick<World, 'store' | 'clock'>, count: number): void {
  const password = hashPassword('Training-pass-1');
  const random = seededRandom(20_260_821);
  for (let index = 0; index < count; index += 1) {
    const [first, firstAscii] = pick(firstNames, random());
    const [last, lastAscii] = pick(lastNames, random());
    const email = `${firstAscii}.${lastAscii}.${String(index + 1)}@shoppers.example.test`;
    addCustomer(world, {
      customerNumber: String(firstNumber + index),
      createdAt: new Date(newest - Math.floor(random() * 900) * dayMs).toISOString(),
      profile: {
        firstName: first,
        lastName: last,
        contactEmail: email,
        active: random() > 0.08,
        onHold: random() < 0.03,
      },
      accounts: [{ id: email }],
      lastLogin: random() < 0.7 ? new Date(newest - Math.floor(random() * 90) * dayMs).toISOString() : null,
      password,
    });
  }
}

function pick(list: Names, share: number): Name {
  return list[Math.floor(share * list.length)] ?? list[0];
}

/** A small linear congruential generator; only evenness and repeatability matter here. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// Invented people, as many as are asked for and the same each time, with the slips of a hurried typist.
import { randomUUID } from 'node:crypto'
import type { Asked } from '../src/registers/people.ts'

export const slip = (name: string | null, index: number): string => {
  const text = name ?? ''
  const at = 1 + ((index * 7) % Math.max(text.length - 2, 1))
  return text.slice(0, at) + text.slice(at + 1)
}

/** Invented people: common names about as common as in England, addresses of about six to a postcode. Always the same. */
export function generated(size: number): readonly Loaded[] {
  const random = lehmer(7)
  const pick = <T>(list: readonly T[], spread: number) =>
    list[Math.min(list.length - 1, Math.floor(spread * (((list.length + spread) / spread) ** random() - 1)))]
  const streets = Array.from(
    { length: 1_500 },
    () => `${pick(surnames, 30)} ${pick(['Street', 'Road', 'Lane', 'Close'], 5)}`,
  )
  return Array.from({ length: size }, () => {
    const street = Math.floor(random() * streets.length)
    const year = 1944 + Math.floor(random() * 75)
    return {
      id: randomUUID(),
      person: '',
      name: `${pick(givenNames, 10)} ${pick(surnames, 30)}`,
      address: `${1 + Math.floor(random() * 120)} ${streets[street]}`,
      postcode: `ZZ${1 + (street % 90)} ${street % 9}${letter(street)}${letter(Math.floor(random() * 10))}`,
      dateOfBirth: `${year}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`,
      phone: `07700 ${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`,
    }
  })
}

const two = (value: number) => String(value).padStart(2, '0')

const letter = (value: number) => 'ABDEFGHJLNPQ'[value % 12]

function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const givenNames =
  'Oliver George Harry Jack Jacob Noah Charlie Muhammad Thomas Oscar William James Leo Alfie Henry Joshua Freddie Archie Ethan Isaac Alexander Joseph Edward Samuel Max Logan Lucas Daniel Theo Arthur Amelia Olivia Isla Emily Poppy Ava Isabella Jessica Lily Sophie Grace Sophia Mia Evie Ruby Ella Scarlett Chloe Sienna Freya Phoebe Charlotte Daisy Alice Florence Eva Sofia Millie Lucy Evelyn Elsie Rosie Imogen Lola Matilda Elizabeth Layla Holly'.split(
    ' ',
  )

const surnames = [
  ...'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Ali Ahmed Hussain Begum Singh Kaur Murphy Kelly Lewis Harris Cooper King Ward Turner Martin Moore Hill Clark'.split(
    ' ',
  ),
  ...['B', 'Br', 'C', 'D', 'F', 'G', 'H', 'K', 'L', 'M', 'P', 'R', 'St', 'T', 'W', 'Sh'].flatMap((start) =>
    ['a', 'e', 'i', 'o', 'ai', 'ea'].flatMap((vowel) =>
      ['ll', 'rt', 'nd', 'ck', 'm', 'sh', 'n'].flatMap((middle) =>
        ['er', 'ton', 'man', 'ley', 'ford'].map((end) => start + vowel + middle + end),
      ),
    ),
  ),
]

export type Loaded = Required<Omit<Asked, 'limit'>> & { readonly id: string; readonly person: string }

// People like the one a caller describes: fuzzy on every part, best first, with the reason for each match.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'
import { type ReasonCode, reasonWords } from './reasons.ts'

/** What is known so far; any part may be missing or wrong. `limit` is 10 unless told, and never over 25. */
export type Asked = {
  readonly name?: string | null
  /** `2011-05-20`, or the eight digits of one that is no date. */
  readonly dateOfBirth?: string | null
  readonly address?: string | null
  readonly postcode?: string | null
  readonly phone?: string | null
  readonly limit?: number
}

/** Somebody found. A restricted person shows that there is a match and why, not who: then name and details are null. */
export type Candidate = {
  readonly personId: string
  /** The record that now stands for the person, after merges. */
  readonly canonicalId: string
  readonly name: string | null
  readonly dateOfBirth: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly restricted: boolean
  /** An order, 1 first; not a measure of anything. */
  readonly rank: number
  readonly reasons: readonly { readonly code: ReasonCode; readonly words: string }[]
}

export async function findPeople(reader: Reader, asked: Asked): Promise<readonly Candidate[]> {
  const rows = await peopleLike.all(reader, {
    name: bounded(asked.name),
    dateOfBirth: bounded(asked.dateOfBirth),
    address: bounded(asked.address),
    postcode: bounded(asked.postcode),
    phone: bounded(asked.phone),
    limit: limitOf(asked.limit),
  })
  return rows.map(candidateOf)
}

const codes = Object.keys(reasonWords).filter((code): code is ReasonCode => code in reasonWords)

const Found = Type.Object({
  person_id: Type.String(),
  canonical_id: Type.String(),
  name: Maybe(Type.String()),
  date_of_birth: Maybe(Type.String()),
  address: Maybe(Type.String()),
  postcode: Maybe(Type.String()),
  restricted: Type.Boolean(),
  rank: Type.Integer(),
  reasons: Type.Array(Type.Enum(codes)),
})

const peopleLike = statement({
  name: 'people like the one described',
  row: Found,
  example: {
    name: bounded('Ruby Ashdown'),
    dateOfBirth: bounded('2011-05-20'),
    address: bounded('12 Mill Lane'),
    postcode: bounded('ST16 2AB'),
    phone: bounded('07700 900123'),
    limit: 10,
  },
  sql: (asked) => sql`
    select person_id, canonical_id, name, date_of_birth, address, postcode, restricted, rank, reasons
    from search_people(${asked.name}, ${asked.dateOfBirth}, ${asked.address}, ${asked.postcode}, ${asked.phone}, ${asked.limit})
    order by rank
    limit 25`,
})

function candidateOf(row: Static<typeof Found>): Candidate {
  return {
    personId: row.person_id,
    canonicalId: row.canonical_id,
    name: row.name,
    dateOfBirth: row.date_of_birth,
    address: row.address,
    postcode: row.postcode,
    restricted: row.restricted,
    rank: row.rank,
    reasons: row.reasons.map((code) => ({ code, words: reasonWords[code] })),
  }
}

/** Whatever is sent, the database reads 300 characters at most; it cannot take a null character or half a surrogate pair. */
function bounded(text: string | null | undefined): string | null {
  const clean = (text ?? '').slice(0, 300).toWellFormed().replaceAll('\u0000', ' ').trim()
  return clean === '' ? null : clean
}

const limitOf = (limit = 10): number => (Number.isFinite(limit) ? Math.min(Math.max(Math.trunc(limit), 1), 25) : 10)

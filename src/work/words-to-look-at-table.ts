// The wording that is pointed at because it may blame a child, as a table of the policy.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { LocalDate, Maybe } from '../registers/schemas.ts'
import { hidden, line } from '../web/fields.ts'
import { wordsToLookAt, wordsToLookAtRefusals } from './missing/wording.ts'
import type { PolicyTable, RowForm } from './policy/index.ts'

const Row = Type.Object({
  place: hidden(Maybe(Type.Integer({ minimum: 1, maximum: 200 }))),
  phrase: line('Words', 'Enter the words, as they would be written', { most: 60 }),
  why: line('Why, and what to write instead', 'Enter why it is looked at', { most: 300 }),
  until: { ...Maybe(LocalDate), title: 'Looked for until', input: 'date' },
  source: line('Source', 'Enter what it rests on', { most: 300 }),
})
const typed = Compile(Row)

const row: RowForm = {
  schema: Row,
  about: 'The words are pointed at wherever they stand as whole words. Nothing is altered or refused for them.',
  read: (table, place) => {
    const one = wordsToLookAt(table).phrases[place - 1]
    return one === undefined ? null : { ...one, place }
  },
  write: (table, given) => {
    const { phrases } = wordsToLookAt(table)
    const as = (field: string, sentence: string) => ({ table: { phrases }, refusals: [{ field, sentence }] })
    if (!typed.Check(given)) return as('phrase', 'This row cannot be read.')
    const { place, ...one } = given
    if (one.phrase.length < 3) return as('phrase', 'Give at least three letters: shorter words stand everywhere.')
    if (place !== null && phrases[place - 1] === undefined) return as('phrase', 'Open the row again from the table.')
    return { table: { phrases: place === null ? [...phrases, one] : phrases.with(place - 1, one) }, refusals: [] }
  },
}

export const wordsToLookAtTable: PolicyTable = {
  name: 'words to look at',
  title: 'Words to look at',
  about: [
    'Wording that may put the blame on a child. It is pointed at beside the entry that holds it, and an auditor of the file says whether it does.',
    'What a child, a carer or the local authority said is never looked at.',
  ],
  columns: ['Words', 'Why, and what to write instead', 'Until', 'Source'],
  rows: (table) =>
    wordsToLookAt(table).phrases.map((one) => [one.phrase, one.why, one.until ?? 'no end set', one.source]),
  refusals: wordsToLookAtRefusals,
  toDmn: null,
  newRows: true,
  row,
}

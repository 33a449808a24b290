// What an inspector noted of a case goes with the case when it is erased, or that of a whole visit by itself, and the words struck from a pack of before; grades stay.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { ownWordsOf, wordsOf } from '../../registers/words-erased.ts'
import type { FieldworkFact } from './facts.ts'
import { fieldwork } from './procedure.ts'

const own = { procedure: fieldwork, kind: 'fieldwork.words-erased/1', without } as const

export const inspectorsWords = wordsOf({
  ...own,
  words: 'what inspectors noted of an erased case',
  about: async (reader, force) => (await everyFieldwork.all(reader, { force })).map((row) => row.record_id),
  isOf: (fact, facts, recordId) =>
    fact.kind === 'fieldwork.file-judged/1' ? fact.body.recordId === recordId : isDrawn(facts, recordId),
})

export const visitWords = {
  ...ownWordsOf({ ...own, words: 'what inspectors noted of the files of one visit, while the cases stay' }),
  record: 'fieldwork words',
} as const

const isDrawn = (facts: readonly FieldworkFact[], recordId: string): boolean =>
  facts.some(
    (fact) => fact.kind === 'fieldwork.sample-drawn/1' && fact.body.files.some((file) => file.recordId === recordId),
  )

function without(fact: FieldworkFact): object | null {
  switch (fact.kind) {
    case 'fieldwork.file-judged/1':
      return fact.body.note === null ? null : { ...fact.body, note: null }
    case 'fieldwork.pack-taken/1': {
      const { likely, ...rest } = fact.body
      return likely === undefined ? null : rest
    }
    default:
      return null
  }
}

/** Fieldwork is a few visits a year: each is looked through. */
const everyFieldwork = statement({
  name: 'inspectors: every fieldwork of a force',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id
    from fieldwork
    where force_id = ${p.force}
      and drawn > 0
    order by record_id
    limit 1000`,
})

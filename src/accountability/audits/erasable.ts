// What auditors wrote of a case goes with the case when it is erased, or by itself where it names somebody else; grades, answers and days stay.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { gone, ownWordsOf, wordsOf } from '../../registers/words-erased.ts'
import type { FileFact } from './facts.ts'
import { auditedFile } from './procedure.ts'

const own = { procedure: auditedFile, kind: 'audited-file.words-erased/1', without } as const

export const auditorsWords = wordsOf({
  ...own,
  words: 'what auditors wrote of an erased case',
  about: async (reader, force, record) => (await filesAbout.all(reader, { force, record })).map((row) => row.record_id),
  isOf: () => true,
})

export const fileWords = {
  ...ownWordsOf({ ...own, words: 'what auditors wrote of one file, while its case stays' }),
  record: 'audited-file words',
} as const

function without(fact: FileFact): object | null {
  switch (fact.kind) {
    case 'audited-file.graded/1':
      return { ...fact.body, livedExperience: gone, because: gone }
    case 'audited-file.peer-entered/1':
      return { ...fact.body, livedExperience: gone, because: gone, document: gone }
    case 'audited-file.peer-refused/1':
    case 'audited-file.peer-recalled/1':
    case 'audited-file.peer-entry-refused/1':
    case 'audited-file.moderated/1':
    case 'audited-file.answer-settled/1':
    case 'audited-file.re-audited/1':
      return { ...fact.body, because: gone }
    case 'audited-file.peer-confirmed/1':
      return { ...fact.body, found: gone }
    case 'audited-file.concern-raised/1':
      return { ...fact.body, concern: gone }
    case 'audited-file.remedied/1':
      return { ...fact.body, done: gone }
    case 'audited-file.re-asked/1':
      return { ...fact.body, askedOf: gone }
    case 'audited-file.drawn/1':
    case 'audited-file.allocated/1':
    case 'audited-file.sent-to-peer/1':
    case 'audited-file.concern-answered/1':
    case 'audited-file.escalated/1':
    case 'audited-file.words-erased/1':
    case 'audited-file.erased':
      return null
  }
}

const filesAbout = statement({
  name: 'audits: files drawn of one case',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from audited_file
    where force_id = ${p.force}
      and about = ${p.record}
    order by record_id
    limit 500`,
})

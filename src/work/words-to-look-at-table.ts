// The wording that is pointed at because it may blame a child, as a table of the policy.
import { dateWords } from '../kernel/time.ts'
import { LocalDate, Maybe } from '../registers/schemas.ts'
import { line } from '../web/fields.ts'
import { listTable } from './list-table.ts'
import { wordsToLookAt, wordsToLookAtRefusals } from './missing/wording.ts'

export const wordsToLookAtTable = listTable({
  name: 'words to look at',
  title: 'Words to look at',
  about: [
    'Wording that may put the blame on a child. It is pointed at beside the entry that holds it, and an auditor of the file says whether it does.',
    'What a child, a carer or the local authority said is never looked at.',
  ],
  rowAbout: 'The words are pointed at wherever they stand as whole words. Nothing is altered or refused for them.',
  fields: {
    phrase: line('Words', 'Enter the words, as they would be written', { most: 60 }),
    why: line('Why, and what to write instead', 'Enter why it is looked at', { most: 300 }),
    until: { ...Maybe(LocalDate), title: 'Looked for until', input: 'date' },
    source: line('Source', 'Enter what it rests on', { most: 300 }),
  },
  columns: ['Words', 'Why, and what to write instead', 'Until', 'Source'],
  cells: (one) => [one.phrase, one.why, one.until === null ? 'no end set' : dateWords(one.until), one.source],
  list: (table) => wordsToLookAt(table).phrases,
  wrap: (phrases) => ({ phrases }),
  refusals: wordsToLookAtRefusals,
})

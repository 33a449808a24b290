// What is said to whoever reports a missing child, as a table of the policy.
import { line } from '../web/fields.ts'
import { listTable } from './list-table.ts'
import { callerAdvice, callerAdviceRefusals } from './missing/caller-advice.ts'

export const callerAdviceTable = listTable({
  name: 'caller advice',
  title: 'Advice to callers',
  about: ['Shown to the call handler beside the questions, with the time by which the family is contacted next.'],
  rowAbout: 'In words that can be said aloud. They are said in the order of the table.',
  fields: {
    words: line('What is said', 'Enter what is said', { most: 300 }),
    source: line('Source', 'Enter what it rests on', { most: 300 }),
  },
  columns: ['What is said', 'Source'],
  cells: (one) => [one.words, one.source],
  list: (table) => callerAdvice(table).lines,
  wrap: (lines) => ({ lines }),
  refusals: callerAdviceRefusals,
})

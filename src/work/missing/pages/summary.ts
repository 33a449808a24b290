// The episode as plain text with a button that copies it: for the log of the incident it came from.
import { done } from '../../../kernel/outcome.ts'
import { page } from '../../../web/slice.ts'
import { summaryOf } from '../summary.ts'
import { episodeSummaryAnswer } from './answers/summary.ts'
import { readEpisode } from './episode/read.ts'

export const summaryPage = page({
  path: '/missing/:record/summary',
  permission: 'see an episode',
  template: 'work/missing/views/summary.njk',
  title: 'Plain summary',
  area: '/board',
  answer: episodeSummaryAnswer,
  load: async (world, { params }) => {
    const recordId = params['record'] ?? ''
    const read = await readEpisode(world, recordId, 'plain summary', async ({ folded }) => {
      const text = summaryOf(folded, world.policyAt, world.now)
      const values = { recordId, source: folded.state.report?.source ?? null, text, rows: rowsFor(text) }
      return await Promise.resolve({ values, alsoShown: [] })
    })
    // A restricted record has no summary for those who may not open it: its own page says whom to ask.
    return read.kind === 'done' && read.value['restricted'] === true
      ? done({ recordId, source: null, text: closed, rows: rowsFor(closed) })
      : read
  },
})

const closed = 'This record is restricted.'

/** One more than its lines: a long one is broken in two. */
const rowsFor = (text: string): number => text.split('\n').length + 1

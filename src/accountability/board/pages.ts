// The board’s pages: its meetings, the numbers of a pack computed again, and what was said in public.
import { done } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { computedAgainAnswer } from './again-answer.ts'
import { meetingsAnswer, publicStatementsAnswer } from './answers.ts'
import { casesPage } from './cases.ts'
import type { Measuring } from './measuring.ts'
import { meetingPage } from './meeting-page.ts'
import { namedMeasures } from './named-measures.ts'
import { meeting } from './procedure.ts'
import { meetings, statementsMade } from './queries.ts'
import { computedAgain, type Questions } from './shown.ts'
import { sentencesOf } from './statement-figures.ts'

export const pagesOf = (measuring: Measuring, questions: Questions) => [
  listPage,
  meetingPage(questions),
  againPage(measuring),
  casesPage(
    measuring,
    questions,
    'meeting',
    async (reader, world, record) => (await load(reader, world, meeting, record)).state.pack,
  ),
  statementsPage(questions),
]

const listPage = page({
  path: '/meetings',
  permission: 'read packs',
  template: 'accountability/board/views/meetings.njk',
  title: 'Child protection board',
  answer: meetingsAnswer,
  load: async (world) =>
    done({
      rows: await world.db.read(
        contextOf(world),
        async (reader) => await meetings.all(reader, { force: world.who.forceId, limit: 50 }),
      ),
      mayKeep: may(world.who, 'keep the board'),
      today: localDate(world.now),
    }),
})

/** Every number of a frozen pack computed again from the facts that the ledger held then. */
const againPage = (measuring: Measuring) =>
  page({
    path: '/meeting/:record/computed-again',
    permission: 'read packs',
    template: 'accountability/board/views/again.njk',
    title: 'The numbers computed again',
    area: '/meetings',
    answer: computedAgainAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      const { state } = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, meeting, record),
      )
      const { pack, called } = state
      if (pack === null || called === null) return { kind: 'not found' }
      return done({
        back: `/meeting/${record}`,
        title: called.title,
        ...(await computedAgain(measuring, world.who.forceId, pack)),
      })
    },
  })

const statementsPage = (questions: Questions) =>
  page({
    path: '/public-statements',
    permission: 'see recommendations',
    template: 'accountability/board/views/statements.njk',
    title: 'What was said in public',
    answer: publicStatementsAnswer,
    load: async (world) => {
      const rows = await world.db.read(
        contextOf(world),
        async (reader) => await statementsMade.all(reader, { force: world.who.forceId, limit: 100 }),
      )
      const shown = rows.map((row) => ({ ...row, figures: [...sentencesOf(row.figures, questions)] }))
      return done({
        rows: shown,
        measures: namedMeasures(
          shown.flatMap(({ figures }) => figures),
          questions,
        ),
        mayKeep: may(world.who, 'keep the board'),
      })
    },
  })

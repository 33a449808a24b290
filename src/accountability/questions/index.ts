// Public questions: from the public site's box to the published answer and what followed. Read this first.
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { isOpen } from '../../practice/duty.ts'
import { ringer } from '../../registers/alarms.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { page, type Slice } from '../../web/slice.ts'
import { type FigureWords, questionCommands } from './commands.ts'
import { forumOf, forums } from './forums.ts'
import { question } from './procedure.ts'
import { questions } from './queries.ts'

export { forums } from './forums.ts'
export { takeIn } from './intake.ts'
export { question }

const forumWords = (id: string): string => forumOf(id)?.words ?? id

const listPage = page({
  path: '/questions',
  permission: 'see recommendations',
  template: 'accountability/questions/views/list.njk',
  title: 'Public questions',
  area: '/recommendations',
  load: async (world) => {
    const rows = await world.db.read(
      contextOf(world),
      async (reader) => await questions.all(reader, { force: world.who.forceId }),
    )
    return done({ questions: rows.map((row) => ({ ...row, forumWords: forumWords(row.forum) })) })
  },
})

const onePage = page({
  path: '/question/:record',
  permission: 'see recommendations',
  template: 'accountability/questions/views/one.njk',
  title: 'A public question',
  area: '/recommendations',
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    return await world.db.read(contextOf(world), async (reader) => {
      const { state, duties } = await load(reader, world, question, record)
      if (state.received === null) return { kind: 'not found' }
      const forum = forumOf(state.received.forum)
      const decides = may(world.who, forum?.admits ?? 'decide on questions')
      const { name: _, email: __, ...received } = state.received
      return done({
        record,
        ...state,
        // Who asked is seen only by those who decide on the question.
        received,
        asker: decides ? state.asker : null,
        forum: forum ?? null,
        decides,
        mayAnswer: state.allocated?.staffId === world.who.staffId && may(world.who, 'answer questions'),
        mayFollow: may(world.who, 'answer questions') || may(world.who, 'decide on questions'),
        owed: duties.filter(isOpen).map((one) => ({ name: one.name, dueAt: one.dueAt })),
      })
    })
  },
})

export const publicQuestions = (
  figureWords: FigureWords,
  measures: ReadonlyMap<string, { readonly question: string }>,
): Slice => ({
  name: 'questions',
  procedures: [question],
  pages: [listPage, onePage],
  commands: questionCommands(figureWords, measures),
  reactions: [],
})

export const questionRingers = [ringer(question)]
export const asking = { forums: forums.map(({ id, words, rule }) => ({ id, words, rule })) }

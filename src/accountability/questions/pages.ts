// The questions, those that wait first, and one with what became of it.
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { isOpen } from '../../practice/duty.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { forumOf } from './forums.ts'
import { question } from './procedure.ts'
import { questions } from './queries.ts'

const forumWords = (id: string): string => forumOf(id)?.words ?? id

export const listPage = page({
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

export const onePage = page({
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

// The pages of audits: all of them with what is owed on their files, and the pages of one.
import { done } from '../../kernel/outcome.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { auditsAnswer } from './answers.ts'
import { auditPage } from './audit-page.ts'
import type { Auditable } from './cases.ts'
import { gradeFile, rules } from './duties.ts'
import { filePage } from './file-page.ts'
import type { Timely } from './gap.ts'
import { populationPage } from './population-page.ts'
import { owedOnFiles, waitingFor } from './queries/files.ts'
import { audits } from './queries.ts'

export const pagesOf = (auditable: readonly Auditable[], timely: Timely) => [
  listPage,
  auditPage(timely),
  filePage(auditable),
  populationPage,
]

const listPage = page({
  path: '/audits',
  permission: 'see recommendations',
  template: 'accountability/audits/views/audits.njk',
  title: 'Case-file audits',
  answer: auditsAnswer,
  load: async (world) => {
    const { forceId: force, staffId: who } = world.who
    return await world.db.read(contextOf(world), async (reader) => {
      const [rows, waiting, owed] = await Promise.all([
        audits.all(reader, { force, before: null, limit: 50 }),
        may(world.who, 'grade files') ? waitingFor.all(reader, { force, who }) : [],
        owedOnFiles.all(reader, { force, limit: 200 }),
      ])
      return done({
        rows: rows.map((row) => ({
          ...row,
          drawLate:
            row.drawn_at === null &&
            row.withdrawn_at === null &&
            row.draw_due_at !== null &&
            row.draw_due_at < world.now,
        })),
        waiting,
        owed: owed.map((one) => ({
          ...one,
          words: owedWords.get(one.name) ?? one.name,
          // Who grades is said only of what graders owe.
          who: one.name === gradeFile.name && one.auditors.length > 0 ? one.auditors.join(' and ') : one.owner,
          late: one.due_at < world.now,
        })),
        late: owed.filter((one) => one.due_at < world.now).length,
        mayDraw: may(world.who, 'draw audits'),
        mayGrade: may(world.who, 'grade files'),
      })
    })
  },
})

const owedWords = new Map(rules.map(({ name, words }) => [name, words]))

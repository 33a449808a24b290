// The pages of audits: all of them with what is owed on their files, and the pages of one.
import type { Static } from 'typebox'
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
import { peerWaiting } from './peer/waiting.ts'
import { populationPage } from './population-page.ts'
import { owedOnFiles, waitingFor } from './queries/files.ts'
import { audits } from './queries.ts'
import { readsTotalsAlone } from './totals.ts'

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
      const [rows, waiting, owed, ofOthers] = await Promise.all([
        audits.all(reader, { force, before: null, limit: 50 }),
        may(world.who, 'grade files') ? waitingFor.all(reader, { force, who }) : [],
        owedOnFiles.all(reader, { force, limit: 200 }),
        peerWaiting.one(reader, { force, now: world.now }),
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
        ofOthers: ofOthers ?? { n: 0, late: 0 },
        owed: together(owed).map((one) => ({
          ...one,
          n: one.files.length,
          files: readsTotalsAlone(world.who) ? [] : one.files,
          late: one.due_at < world.now,
        })),
        late: owed.filter((one) => one.due_at < world.now).length,
        mayDraw: may(world.who, 'draw audits'),
        mayGrade: may(world.who, 'grade files'),
      })
    })
  },
})

function together(owed: readonly Static<typeof owedOnFiles.row>[]) {
  const said = owed.map((one) => ({
    ...one,
    words: owedWords.get(one.name) ?? one.name,
    // Who grades is said only of what graders owe.
    who: one.name === gradeFile.name && one.auditors.length > 0 ? one.auditors.join(' and ') : one.owner,
  }))
  const same = Map.groupBy(said, (one) => [one.audit_id, one.name, one.due_at, one.who].join('\n'))
  return [...same.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return []
    const { record_id, number, ...one } = first
    const files = [{ record_id, number }, ...rest].map((each) => ({ record_id: each.record_id, number: each.number }))
    return [{ ...one, files }]
  })
}

const owedWords = new Map(rules.map(({ name, words }) => [name, words]))

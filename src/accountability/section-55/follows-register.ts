// The clock of section 55 follows the register: it runs from publication though nobody opened anything, moves with a corrected day, and stops where the Act asks for no comments.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { newId } from '../../kernel/identity.ts'
import { type Instant } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { appendTo } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import { section55 } from './procedure.ts'
import { inspectionById } from './queries/reports.ts'
import { commentsOn } from './queries.ts'
import { recommendationsNow } from './register.ts'
import type { Section55State } from './state.ts'

const commentsSet = 'inspection.comments-set/1'

export const followsRegister: Reaction = {
  kinds: ['inspection.published/1', 'inspection.corrected/1', commentsSet],
  react: async ({ world, writing, recordId, kind, body }) => {
    const { writer } = writing
    const force = world.who.forceId
    const report = await inspectionById.one(writer, { force, record: recordId })
    if (report === null || report.published_on === null) return
    const { title, published_on: publishedOn, comments_owed: owed } = report
    const because = reasonIn(body)
    const open = await commentsOn.one(writer, { force, inspection: recordId, title, publishedOn })
    if (open !== null) {
      const said = kind === commentsSet ? owed : null
      await appendTo(writing, section55, open.record_id, ({ state }) =>
        following(state, { title, publishedOn, owed: said, because }, world.now),
      )
      return
    }
    // A report entered late owes them all the same, and is late from the start.
    if (!owed) return
    const asked = { report: title, publishedOn, inspectionId: recordId }
    const recommendations = [...(await recommendationsNow(writer, world, asked))]
    await appendTo(writing, section55, newId(world.now), () => [
      { kind: 'section-55.opened/1', happenedAt: world.now, body: { ...asked, recommendations } },
    ])
  },
}

type Register = {
  readonly title: string
  readonly publishedOn: string
  /** Whether comments are owed, where somebody has just said so. */
  readonly owed: boolean | null
  readonly because: string
}

/** What the register says otherwise than the comments have it. */
function following(
  { opened, notOwed, published }: Section55State,
  { title, publishedOn, owed, because }: Register,
  happenedAt: Instant,
): readonly NewFact[] {
  if (opened === null) return []
  const body = { report: title, publishedOn, because }
  const isOther = opened.report !== title || opened.publishedOn !== publishedOn
  return [
    ...(isOther ? [{ kind: 'section-55.report-corrected/1', happenedAt, body }] : []),
    ...(owed === false && notOwed === null && published === null
      ? [{ kind: 'section-55.not-owed/1', happenedAt, body: { because } }]
      : []),
    ...(owed === true && notOwed !== null ? [{ kind: 'section-55.owed-again/1', happenedAt, body: { because } }] : []),
  ]
}

const Said = Compile(Type.Object({ because: Type.Optional(Type.String()), note: Type.Optional(Type.String()) }))
/** The reason that stands beside what the register has just recorded. */
const reasonIn = (body: unknown): string =>
  (Said.Check(body) ? (body.because ?? body.note) : undefined) ?? 'As the register has it.'

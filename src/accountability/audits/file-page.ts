// One audited file, without the other’s grade until one stands.
import { done } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import type { Auditable } from './cases.ts'
import { peerAnswer } from './duties.ts'
import { auditedFileAnswer } from './file-answer.ts'
import { fileOffers, mayConfirm, maySettle } from './file-offers.ts'
import {
  answerDiffers,
  type Entry,
  type FileState,
  finalGrade,
  type Grading,
  inDispute,
  neededGradings,
} from './file-state.ts'
import { auditedFile } from './procedure.ts'
import { questions, topics } from './questions.ts'

export const filePage = (auditable: readonly Auditable[]) =>
  page({
    path: '/audited-file/:record',
    // A grade beside a unit and a day is a case: whoever opens none reads totals.
    permission: 'see an episode',
    template: 'accountability/audits/views/file.njk',
    title: 'Audited file',
    area: '/audits',
    answer: auditedFileAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      return await world.db.read(contextOf(world), async (reader) => {
        const { state, duties } = await load(reader, world, auditedFile, record)
        if (state.drawn === null) return { kind: 'not found' }
        const peerDueAt = duties.find((one) => one.name === peerAnswer.name && isOpen(one))?.dueAt ?? null
        const { moderated, remedies, reAudits } = state
        const people = [...(moderated === null ? [] : [moderated]), ...remedies, ...reAudits].map(({ by }) => by)
        const rows = await namesOfStaff.all(reader, { ids: [...new Set(people)] })
        const names = new Map(rows.map((row) => [row.staff_id, row.name]))
        return done(shownFile(world, record, { state, peerDueAt, names }, auditable))
      })
    },
  })

type Loaded = {
  readonly state: FileState
  readonly peerDueAt: Instant | null
  /** Of whoever settled it, put it right or audited it again: two people are seen to be two. */
  readonly names: ReadonlyMap<string, string>
}

function shownFile(
  world: World,
  record: string,
  { state, peerDueAt, names }: Loaded,
  auditable: readonly Auditable[],
): Answered<typeof auditedFileAnswer> {
  const { drawn, gradings, entry } = state
  const who = world.who.staffId
  const confirms = mayConfirm(state, world.who)
  const own = gradings.filter((one) => one.by === who)
  const final = finalGrade(state)
  // Blind: until the grade stands each auditor sees their own; who settles a dispute sees both.
  const settles = maySettle(state, world.who)
  const readsFiles = may(world.who, 'grade files') || may(world.who, 'own actions')
  const seen = readsFiles && (final !== null || settles) ? gradings : own
  const source = auditable.find(({ topic }) => topic === drawn?.topic)
  const seesCase = may(world.who, 'see an episode')
  const graded = drawn?.kind === 'case files'
  const named = <One extends { readonly by: string }>(one: One) => ({
    ...one,
    byName: names.get(one.by) ?? 'somebody who has left',
  })
  return {
    record,
    drawn: drawn === null ? null : shownDrawn(drawn),
    caseAddress: seesCase && drawn !== null ? (source?.address(drawn.about) ?? null) : null,
    gradings: seen.map((one) => shownGrading(one, who)),
    // Blind as the rest: for who typed it and for who compares it with the document.
    entry:
      entry !== null && (confirms || entry.by === who)
        ? { ...shownGrading(typedIn(entry), who), whose: 'Typed in, and not counted yet' }
        : null,
    entryWaits: entry !== null,
    waiting: graded ? neededGradings(state) - gradings.length : 0,
    dispute: inDispute(state),
    sentTo: state.sentTo,
    cameBack: state.gradings.some((one) => one.peer !== null),
    peerDueAt,
    recalled: [...state.recalled],
    refusedBy: state.refusedBy,
    final: final?.grade ?? null,
    moderated: readsFiles && state.moderated !== null ? named(state.moderated) : null,
    concerns: state.concerns,
    remedies: readsFiles ? state.remedies.map(named) : [],
    reAudits: readsFiles ? state.reAudits.map(named) : [],
    reAsked: readsFiles ? state.reAsked : [],
    answerDiffers: readsFiles && answerDiffers(state),
    answerSettled: readsFiles && state.answerSettled !== null ? named(state.answerSettled) : null,
    may: fileOffers(state, world.who),
  }
}

const shownDrawn = (drawn: NonNullable<FileState['drawn']>) => ({
  auditId: drawn.auditId,
  topic: drawn.topic,
  stratum: drawn.stratum,
  team: drawn.team,
  double: drawn.double,
  peer: drawn.peer,
  kind: drawn.kind,
  question: drawn.question ?? null,
})

/** Of what is typed in and not confirmed, a second person has found nothing yet. */
type Shown = Omit<Grading, 'typed'> & {
  readonly typed: { readonly document: string | null; readonly found: string | null } | null
}

const typedIn = ({ document, ...grading }: Entry): Shown => ({ ...grading, typed: { document, found: null } })

const shownGrading = (one: Shown, who: string) => ({
  ...one,
  whose: whoseGrading(one, who),
  answers: questions.flatMap(({ id, words }) => {
    const answer = one.answers[id]
    return answer === undefined ? [] : [{ words, answer }]
  }),
  topics: topics.flatMap(({ id, words }) => {
    const grade = one.topics?.[id] ?? null
    return grade === null ? [] : [{ words, grade }]
  }),
})

function whoseGrading({ peer, by }: Shown, who: string): string {
  if (peer !== null) return 'Another force’s grading'
  return by === who ? 'Your grading' : 'A grading'
}

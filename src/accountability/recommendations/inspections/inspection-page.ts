// One inspection with everything it found and every date that its publication set.
import { done } from '../../../kernel/outcome.ts'
import { isOpen } from '../../../practice/duty.ts'
import type { PolicyAt } from '../../../practice/policy.ts'
import { endedStages } from '../../../practice/stages.ts'
import { may, type Person } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { statusWords } from '../../status-words.ts'
import { addresseeWords } from '../addressee.ts'
import { datesOf } from './dates-set.ts'
import { foundNow, type Measuring } from './found-now.ts'
import { scalesOf, scaleWords } from './generations.ts'
import { inspectionAnswer } from './inspection-answer.ts'
import { fileRow, monthOrWords, ruleHeld, shownItem } from './inspection-rows.ts'
import { notDecided } from './not-decided.ts'
import { leftOut } from './plan-answers.ts'
import { type InspectionState, inspection } from './procedure.ts'
import { recommendationsAsked, scalesAsked } from './queries/asked.ts'
import { inspectionsInStages, staffKnown } from './queries.ts'
import { reportOf } from './report-read.ts'
import { stagesOf } from './stages.ts'

export const inspectionPage = (knowing: Measuring) =>
  page({
    path: '/inspection/:record',
    permission: 'see recommendations',
    template: 'accountability/recommendations/inspections/views/one.njk',
    title: 'Inspection',
    area: '/recommendations',
    answer: inspectionAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      const force = world.who.forceId
      return await world.db.read(contextOf(world), async (reader) => {
        const { state, duties } = await load(reader, world, inspection, record)
        if (state.recorded === null) return { kind: 'not found' }
        const [rows, scales, all, readers] = await Promise.all([
          recommendationsAsked.all(reader, { force, inspection: record }),
          scalesAsked.all(reader, { force, inspection: record }),
          inspectionsInStages.all(reader, { force }),
          staffKnown.all(reader, { force, ids: [...state.readers] }),
        ])
        const asked = rows.map((row) => ({ ...row, status: statusWords({ ...row, askedOf: row.asked_of }) }))
        const graders = state.judgments.flatMap((one) => [one.by, ...one.before.map(({ by }) => by)])
        const names = await namesOfStaff.all(reader, { ids: [...new Set(graders)] })
        const now = await foundNow(knowing, force, state.findings, world.now)
        return done({
          record,
          ...state.recorded,
          fieldwork: monthOrWords(state.recorded.fieldwork),
          published: state.published,
          readers: readers.map((one) => one.name),
          readersNamed: state.readersNamed,
          ...linkedTo(record, state, all),
          ...howFar(record, state, all, world),
          corrections: state.corrections,
          correctionAsked: state.correctionAsked,
          comments: state.comments,
          findings: state.findings.map(({ position, ...one }) => ({
            entry: position,
            ...one,
            ...now.get(one.findingId),
            recommendations: asked.filter((row) => row.finding_id === one.findingId),
            mayConfirm: confirms(world.who, one.offered?.staffId),
            mayAgreeCorrection: confirms(world.who, one.asked?.by),
          })),
          recommendations: asked.map((row) => ({ ...row, owed: !endedStages.includes(row.stage) })),
          withoutWords: asked.filter((row) => row.words === null).length,
          held: state.held.map((one) => ({ ...one, rule: ruleHeld(one), whose: addresseeWords(one) })),
          judgments: judgmentsOf(state, names, world.policyAt),
          oneScale: oneScaleOf(state, world.policyAt),
          files: state.files.map(fileRow),
          dates: datesOf(state, scales, world),
          planDue: duties.find(isOpen)?.dueAt ?? null,
          planSent: state.planSent,
          leftOut: leftOut(state),
          allEnded: state.allEnded,
          earlierPlan: state.earlierPlan,
          notDecided: notDecided(state),
          waiting: state.waiting.filter((one) => one.recognised).map(shownItem),
          rest: state.waiting.filter((one) => !one.recognised).map(shownItem),
          texts: state.texts,
          ...mayOf(state, world),
        })
      })
    },
  })

/** Which it follows or was merged into, and which follow it or were merged into it. */
function linkedTo(
  record: string,
  { recorded, mergedInto }: InspectionState,
  all: Awaited<ReturnType<typeof inspectionsInStages.all>>,
) {
  const titled = (other: string | null | undefined) => all.find((one) => one.record_id === other) ?? null
  return {
    follows: titled(recorded?.follows),
    followedBy: all.filter((one) => one.follows === record),
    mergedInto: titled(mergedInto),
    tookUp: all.filter((one) => one.merged_into === record),
  }
}

/** How far it is, and the document that closes it. */
function howFar(
  record: string,
  { closing, closed }: InspectionState,
  all: Awaited<ReturnType<typeof inspectionsInStages.all>>,
  { now, who }: World,
) {
  const row = all.find((one) => one.record_id === record)
  return {
    ...(row === undefined ? { stage: null, stages: [], notRecorded: [] } : stagesOf(row, all, now)),
    closing: closing === null ? null : { ...closing, mayConfirm: confirms(who, closing.staffId) },
    closed,
  }
}

/** Each on its scale as the policy had it when it was entered: a version approved since renames nothing. */
function judgmentsOf(
  { judgments }: InspectionState,
  names: Awaited<ReturnType<typeof namesOfStaff.all>>,
  policyAt: PolicyAt,
) {
  const nameOf = (id: string) => names.find((one) => one.staff_id === id)?.name ?? 'Vigil'
  return judgments.map((one) => ({
    ...one,
    scaleWords: scaleWords(policyAt(one.at), one.scale),
    by: nameOf(one.by),
    before: one.before.map((each) => ({ ...each, by: nameOf(each.by) })),
  }))
}

/** In words, where all grades are of one scale: said once, and not beside each. */
function oneScaleOf({ judgments }: InspectionState, policyAt: PolicyAt): string | null {
  const [first, ...others] = new Set(judgments.map(({ at, scale }) => scaleWords(policyAt(at), scale)))
  return first === undefined || others.length > 0 ? null : first
}

const mayOf = (state: InspectionState, { who, policyAt, now }: World) => ({
  mayAgree: confirms(who, state.correctionAsked?.by),
  mayConfirmPlan: confirms(who, state.earlierPlan?.staffId),
  maySayComments: may(who, 'scrutinise'),
  mayWrite: may(who, 'keep the register'),
  mayGrade: state.recorded !== null && scalesOf(policyAt(now), reportOf(state, now)).length > 0,
})

/** Somebody offered it, and not this person. */
const confirms = (who: Person, by: string | undefined): boolean =>
  by !== undefined && !isSameHuman(who, by) && may(who, 'check actions')

// One inspection with everything it found and every date that its publication set.
import { isId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { dateWords } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { endedStages } from '../../../practice/stages.ts'
import { wilson } from '../../../practice/statistics.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { dueOn, ruleWords, sourceOf } from '../time-scales.ts'
import { foundNow } from './found-now.ts'
import { inspectionAnswer } from './inspection-answer.ts'
import { leftOut } from './plan-answers.ts'
import { asksForPlan, commentsOwed, type InspectionState, inspection, planDueOn } from './procedure.ts'
import { inspections, recommendationsAsked, staffKnown } from './queries.ts'
import { timeIn } from './scale-in.ts'
import { scaleSaid } from './scale-said.ts'
import { scaleOf, scalesOf } from './scales.ts'
import type { Waiting } from './state.ts'

export const inspectionPage = (knowing: Parameters<typeof foundNow>[0]) =>
  page({
    path: '/inspection/:record',
    permission: 'see recommendations',
    template: 'accountability/recommendations/inspections/views/one.njk',
    title: 'Inspection',
    area: '/recommendations',
    answer: inspectionAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      if (!isId(record)) return { kind: 'not found' }
      const force = world.who.forceId
      return await world.db.read(contextOf(world), async (reader) => {
        const { state, duties } = await load(reader, world, inspection, record)
        if (state.recorded === null) return { kind: 'not found' }
        const [asked, all, readers] = await Promise.all([
          recommendationsAsked.all(reader, { force, inspection: record }),
          inspections.all(reader, { force }),
          staffKnown.all(reader, { force, ids: [...state.readers] }),
        ])
        const graders = state.judgments.flatMap((one) => [one.by, ...one.before.map(({ by }) => by)])
        const names = await namesOfStaff.all(reader, { ids: [...new Set(graders)] })
        const nameOf = (id: string) => names.find((one) => one.staff_id === id)?.name ?? 'Vigil'
        const now = await foundNow(knowing, force, state.findings, world.now)
        const titles = new Map(all.map((one) => [one.record_id, one]))
        return done({
          record,
          ...state.recorded,
          fieldwork: monthOrWords(state.recorded.fieldwork),
          published: state.published,
          readers: readers.map((one) => one.name),
          follows: state.recorded.follows === null ? null : (titles.get(state.recorded.follows) ?? null),
          followedBy: all.filter((one) => one.follows === record),
          mergedInto: state.mergedInto === null ? null : (titles.get(state.mergedInto) ?? null),
          tookUp: all.filter((one) => one.merged_into === record),
          corrections: state.corrections,
          correctionAsked: state.correctionAsked,
          mayAgree:
            state.correctionAsked !== null &&
            state.correctionAsked.by !== world.who.staffId &&
            may(world.who, 'check actions'),
          comments: state.comments,
          findings: state.findings.map((one) => ({
            ...one,
            ...now.get(one.findingId),
            recommendations: asked.filter((row) => row.finding_id === one.findingId),
            mayConfirm:
              one.offered !== null && one.offered.staffId !== world.who.staffId && may(world.who, 'check actions'),
          })),
          recommendations: asked.map((row) => ({ ...row, owed: !endedStages.includes(row.stage) })),
          withoutWords: asked.filter((row) => row.words === null).length,
          held: state.held.map((one) => ({ ...one, rule: ruleWords(one.timeScale, null) })),
          judgments: state.judgments.map((one) => ({
            ...one,
            scaleWords: scaleOf(one.scale)?.words ?? one.scale,
            by: nameOf(one.by),
            before: one.before.map((each) => ({ ...each, by: nameOf(each.by) })),
          })),
          files: state.files.map(fileRow),
          dates: datesOf(state, world),
          planDue: duties.find(isOpen)?.dueAt ?? null,
          planSent: state.planSent,
          leftOut: leftOut(state),
          earlierPlan: state.earlierPlan,
          mayConfirmPlan:
            state.earlierPlan !== null &&
            state.earlierPlan.staffId !== world.who.staffId &&
            may(world.who, 'check actions'),
          waiting: state.waiting.filter((one) => one.recognised).map(shownItem),
          rest: state.waiting.filter((one) => !one.recognised).map(shownItem),
          texts: state.texts,
          maySayComments: may(world.who, 'scrutinise'),
          mayWrite: may(world.who, 'keep the register'),
          mayGrade: scalesOf(state.recorded.programme).length > 0,
        })
      })
    },
  })

/** `2021-09` as September 2021; what was typed in words stands as it is. */
const monthOrWords = (fieldwork: string | null): string | null =>
  fieldwork !== null && /^\d{4}-\d{2}(?:-\d{2})?$/.test(fieldwork) ? dateWords(fieldwork) : fieldwork

const shownItem = (one: Waiting) => ({ ...one, rule: scaleSaid(one), notUnderstood: timeIn(one.words).notUnderstood })

/** Never a percentage without n and its interval: thirty files show little. */
function fileRow(one: InspectionState['files'][number]) {
  const share = (count: number) => {
    const { low, high } = wilson(count, one.n)
    const percent = (value: number) => `${Math.round(value * 100)} %`
    return one.n === 0
      ? 'no files'
      : `${count} of ${one.n}: ${percent(count / one.n)} (${percent(low)} to ${percent(high)})`
  }
  return {
    area: one.area,
    good: share(one.good),
    requires: share(one.requiresImprovement),
    inadequate: share(one.inadequate),
  }
}

/** The dates that publication sets, each with its rule and where that is from. */
function datesOf(state: InspectionState, world: World) {
  const { published, recorded } = state
  if (published === null || recorded === null) return []
  const { holidays } = world.policyAt(world.now)
  const scaled = (scale: string) => dueOn(scale, published.on, null, holidays)
  return [
    ...(asksForPlan(recorded)
      ? [
          {
            words: 'Action plan to the inspectorate',
            on: planDueOn(published.on),
            rule: 'six weeks from publication',
            source: 'HMICFRS, child protection follow-up: “usually” (V)',
          },
        ]
      : []),
    ...(commentsOwed(state)
      ? [
          {
            words: 'Comments of the local policing body under section 55',
            on: scaled('section-55'),
            rule: '56 days beginning with the day of publication',
            source: 'Police Act 1996 s.55 (V)',
          },
        ]
      : []),
    ...['months-3', 'months-6'].map((scale) => ({
      words: `Recommendations ${ruleWords(scale, null)}`,
      on: scaled(scale),
      rule: ruleWords(scale, published.on),
      source: `${sourceOf(scale)} (D)`,
    })),
  ]
}

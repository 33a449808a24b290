// The register of inspections, one of them with everything it found, a file as it was looked at, the stages of monitoring, and every clock that runs.

import { isId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, instant, localDate } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { endedStages } from '../../../practice/stages.ts'
import { wilson } from '../../../practice/statistics.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { answersInWriting, dueOn, ruleWords, sourceOf } from '../time-scales.ts'
import { foundNow } from './found-now.ts'
import { monitoring } from './monitoring.ts'
import { asksForPlan, commentsOwed, type InspectionState, inspection, planDueOn } from './procedure.ts'
import { publications } from './publications.ts'
import { inspections, recommendationsAsked, runningClocks, staffKnown, stages } from './queries.ts'
import { files, registerFile } from './register-file.ts'
import { generations, scaleOf, scalesOf } from './scales.ts'

const permission = 'see recommendations'

export const inspectionsPage = page({
  path: '/inspections',
  permission,
  template: 'accountability/recommendations/inspections/views/list.njk',
  title: 'Inspections',
  area: '/recommendations',
  load: async (world) => {
    const asked = { force: world.who.forceId }
    const mayWrite = may(world.who, 'keep the register')
    return await world.db.read(contextOf(world), async (reader) =>
      done({
        inspections: await inspections.all(reader, asked),
        publications: await publications.all(reader, asked),
        files: mayWrite ? await files.all(reader, asked) : [],
        generations,
        mayWrite,
      }),
    )
  },
})

export const inspectionPage = (knowing: Parameters<typeof foundNow>[0]) =>
  page({
    path: '/inspection/:record',
    permission,
    template: 'accountability/recommendations/inspections/views/one.njk',
    title: 'Inspection',
    area: '/recommendations',
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
        const now = await foundNow(knowing, force, state.findings, world.now)
        const titles = new Map(all.map((one) => [one.record_id, one]))
        return done({
          record,
          ...state.recorded,
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
          judgments: state.judgments.map((one) => ({ ...one, scaleWords: scaleOf(one.scale)?.words ?? one.scale })),
          files: state.files.map(fileRow),
          dates: datesOf(state, world),
          planDue: duties.find(isOpen)?.dueAt ?? null,
          planSent: state.planSent,
          waiting: state.waiting.map((one) => ({ ...one, rule: ruleWords(one.timeScale, null) })),
          texts: state.texts,
          mayWrite: may(world.who, 'keep the register'),
          mayGrade: scalesOf(state.recorded.programme).length > 0,
        })
      })
    },
  })

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

export const filePage = page({
  path: '/register-file/:record',
  permission: 'keep the register',
  template: 'accountability/recommendations/inspections/views/file.njk',
  title: 'A file for the register',
  area: '/recommendations',
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, registerFile, record)
      if (state.file === null) return { kind: 'not found' }
      const { rows, errors, textHash, at } = state.file
      return done({ record, rows, errors, textHash, at, recorded: state.recorded })
    })
  },
})

export const monitoringPage = page({
  path: '/monitoring',
  permission,
  template: 'accountability/recommendations/inspections/views/monitoring.njk',
  title: 'Monitoring by the inspectorate',
  area: '/recommendations',
  load: async (world) => {
    const force = world.who.forceId
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await stages.all(reader, { force })
      const byForce = [...Map.groupBy(rows, (row) => row.of_force)]
      const groups = await Promise.all(
        [...new Set(rows.map((row) => row.record_id))].map(
          async (record) => (await load(reader, world, monitoring, record)).state,
        ),
      )
      const today = localDate(world.now)
      const now = byForce.map(([name, history]) => ({
        force: name,
        recordId: history[0]?.record_id ?? '',
        now: history.filter((one) => one.effective_on <= today).at(-1) ?? null,
        history: [...history].reverse(),
      }))
      return done({
        forces: now,
        engaged: now.filter((one) => one.now?.stage === 'engage').map((one) => one.force),
        groups: groups.flatMap((state) => state.groups.map((one) => ({ ...one, force: state.force }))),
        mayWrite: may(world.who, 'keep the register'),
      })
    })
  },
})

/** `names` maps each kind of duty to its words; handed in, so that this page knows no other slice's rules. */
export const clocksPage = (names: ReadonlyMap<string, string>) =>
  page({
    path: '/clocks',
    permission,
    template: 'accountability/recommendations/inspections/views/clocks.njk',
    title: 'Clocks',
    area: '/recommendations',
    load: async (world) => {
      const rows = await world.db.read(
        contextOf(world),
        async (reader) =>
          await runningClocks.all(reader, { force: world.who.forceId, names: [...names.keys()], limit: 300 }),
      )
      const shown = rows.map((row) => ({
        ...row,
        words: names.get(row.name) ?? row.name,
        rule: ruleOf(row),
        overdue: row.due_at < world.now,
        on: dateWords(dayOf(localDate(instant(row.due_at)))),
      }))
      return done({ clocks: shown, overdue: shown.filter((one) => one.overdue).length })
    },
  })

/** Of a date that the report's time scale made: which scale, counted from when, and how often it was moved since. */
function ruleOf({ name, time_scale, base_on, date_changes }: Clock): string | null {
  if (time_scale === null || time_scale === 'none') return null
  if (name === 'answer in writing' || name === 'send the written statement')
    return `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
  if (name !== 'meet the recommendation' || answersInWriting(time_scale)) return null
  return (date_changes ?? 0) > 0
    ? `${ruleWords(time_scale, base_on)}; moved since by agreement`
    : `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
}

type Clock = {
  readonly name: string
  readonly time_scale: string | null
  readonly base_on: string | null
  readonly date_changes: number | null
}

/** What an engage pack shows: every cause of concern that stands, with what is asked about it and what the figures say. */
export const packPage = page({
  path: '/engage-pack',
  permission,
  template: 'accountability/recommendations/inspections/views/pack.njk',
  title: 'Causes of concern',
  area: '/recommendations',
  load: async (world) => {
    const force = world.who.forceId
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await inspections.all(reader, { force })
      const asked = await recommendationsAsked.all(reader, { force, inspection: null })
      const states = await Promise.all(
        rows.map(async (row) => ({ row, state: (await load(reader, world, inspection, row.record_id)).state })),
      )
      const concerns = states.flatMap(({ row, state }) =>
        state.findings
          .filter((one) => one.kind === 'cause of concern')
          .map((one) => ({
            ...one,
            inspection: row.title,
            draft: row.published_on === null,
            inspectionId: row.record_id,
            publishedOn: row.published_on,
            recommendations: asked.filter((each) => each.finding_id === one.findingId),
          })),
      )
      return done({
        open: concerns.filter((one) => one.ended === null),
        ended: concerns.filter((one) => one.ended !== null),
        mayPacks: may(world.who, 'read packs'),
        at: world.now,
      })
    })
  },
})

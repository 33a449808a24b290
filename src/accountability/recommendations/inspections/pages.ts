// The register of inspections, a file as it was looked at, the stages of monitoring, and the causes of concern of an engage pack.
import { isId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { engagePackAnswer, inspectionsAnswer, monitoringAnswer, registerFileAnswer } from './answers.ts'
import { monitoring } from './monitoring.ts'
import { inspection } from './procedure.ts'
import { publications } from './publications.ts'
import { inspections, recommendationsAsked, stages } from './queries.ts'
import { files, registerFile } from './register-file.ts'
import { rowsInWords } from './rows-in-words.ts'
import { generations } from './scales.ts'

export const inspectionsPage = page({
  path: '/inspections',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/list.njk',
  title: 'Inspections',
  area: '/recommendations',
  answer: inspectionsAnswer,
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

export const filePage = page({
  path: '/register-file/:record',
  permission: 'keep the register',
  template: 'accountability/recommendations/inspections/views/file.njk',
  title: 'A file for the register',
  area: '/recommendations',
  answer: registerFileAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, registerFile, record)
      if (state.file === null) return { kind: 'not found' }
      const { rows, errors, textHash, at } = state.file
      const { text, by } = state.file
      const said = rowsInWords(text)
      const mine = by === world.who.staffId && said.some((one) => one.marked !== null)
      return done({ record, rows, errors, textHash, at, recorded: state.recorded, said, mine })
    })
  },
})

export const monitoringPage = page({
  path: '/monitoring',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/monitoring.njk',
  title: 'Monitoring by the inspectorate',
  area: '/recommendations',
  answer: monitoringAnswer,
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

/** What an engage pack shows: every cause of concern that stands, with what is asked about it and what the figures say. */
export const packPage = page({
  path: '/engage-pack',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/pack.njk',
  title: 'Causes of concern',
  area: '/recommendations',
  answer: engagePackAnswer,
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

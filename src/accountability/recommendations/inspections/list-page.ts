// The register of inspections: what was published, and for whoever keeps it the files that wait.
import { done } from '../../../kernel/outcome.ts'
import { may } from '../../../registers/permissions.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { inspectionsAnswer } from './answers.ts'
import { generationsShown } from './generations.ts'
import { publications } from './publications.ts'
import { howManyAsked } from './queries/asked.ts'
import { inspectionsInStages } from './queries.ts'
import { files } from './register-file.ts'
import { stagesOf } from './stages.ts'
import { unreadDrafts } from './unread-draft/queries.ts'

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
    const mayName = may(world.who, 'name readers of a draft')
    return await world.db.read(contextOf(world), async (reader) => {
      const all = await inspectionsInStages.all(reader, asked)
      const counts = new Map((await howManyAsked.all(reader, asked)).map((one) => [one.inspection_id, one]))
      return done({
        inspections: all.map((one) => {
          const { n = 0, open = 0 } = counts.get(one.record_id) ?? {}
          return { ...one, recommendations: n, open, stage: stageNow(one, all, world.now) }
        }),
        publications: await publications.all(reader, asked),
        files: mayWrite ? await files.all(reader, asked) : [],
        unread: mayName ? (await unreadDrafts.all(reader, {})).length : 0,
        generations: generationsShown(world.policyAt(world.now)),
        mayWrite,
      })
    })
  },
})

const stageNow = (...asked: Parameters<typeof stagesOf>): string | null =>
  stagesOf(...asked).stages.at(-1)?.words ?? null

// What an engage pack shows: every cause of concern that stands, with what is asked about it and what the figures say.
import { done } from '../../../kernel/outcome.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { statusWords } from '../../status-words.ts'
import { engagePackAnswer } from './answers.ts'
import { foundNow, type Measuring } from './found-now.ts'
import { inspection } from './procedure.ts'
import { recommendationsAsked } from './queries/asked.ts'
import { inspections } from './queries.ts'

export const packPage = (known: Measuring) =>
  page({
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
        const asked = (await recommendationsAsked.all(reader, { force, inspection: null })).map((row) => ({
          ...row,
          status: statusWords({ ...row, askedOf: row.asked_of }),
        }))
        const states = await Promise.all(
          rows.map(async (row) => ({ row, state: (await load(reader, world, inspection, row.record_id)).state })),
        )
        const now = await foundNow(
          known,
          force,
          states.flatMap(({ state }) => state.findings.filter((one) => one.kind === 'cause of concern')),
          world.now,
        )
        const concerns = states.flatMap(({ row, state }) =>
          state.findings
            .filter((one) => one.kind === 'cause of concern')
            .map(({ position: _position, before: _before, asked: _asked, ...one }) => ({
              ...one,
              figures: now.get(one.findingId)?.figures ?? [],
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

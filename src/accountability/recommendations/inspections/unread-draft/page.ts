// Drafts under embargo that nobody in post may open, by reference alone, and who is asked for to read them.
import Type from 'typebox'
import { done } from '../../../../kernel/outcome.ts'
import { may } from '../../../../registers/permissions.ts'
import { isSameHuman } from '../../../../registers/same-human.ts'
import { contextOf } from '../../../../registers/world.ts'
import { page } from '../../../../web/slice.ts'
import { requests, unreadDrafts } from './queries.ts'

export const unreadDraftsPage = page({
  path: '/drafts-nobody-reads',
  permission: 'name readers of a draft',
  template: 'accountability/recommendations/inspections/views/unread-drafts.njk',
  title: 'Drafts that nobody may open',
  area: '/recommendations',
  answer: Type.Object({
    drafts: Type.Array(unreadDrafts.row),
    requests: Type.Array(Type.Object({ ...requests.row.properties, mayDecide: Type.Boolean() })),
  }),
  load: async (world) =>
    await world.db.read(contextOf(world), async (reader) => {
      const rows = await requests.all(reader, { force: world.who.forceId })
      return done({
        drafts: await unreadDrafts.all(reader, {}),
        requests: rows.map((one) => ({
          ...one,
          mayDecide:
            one.decided === null && may(world.who, 'approve the plan') && !isSameHuman(world.who, one.asked_by),
        })),
      })
    }),
})

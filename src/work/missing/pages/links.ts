// Where the links of one episode for people outside the force are made, shown and revoked.
import { isId } from '../../../kernel/identity.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import type { Links } from '../../../web/signed-links.ts'
import { page } from '../../../web/slice.ts'
import { captioned } from '../caption.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'

/** Where the links of one episode are made, shown and revoked. */
export const linksPage = (links: Links, address: string) =>
  page({
    path: '/missing/:record/links',
    permission: 'record an action',
    template: 'work/missing/views/links.njk',
    title: (values) => `Links for others: ${String(values['inTitle'])}`,
    area: '/board',
    api: false,
    load: async (world, { params }) => {
      const recordId = params['record'] ?? ''
      return await world.db.write(contextOf(world), async (writer) => {
        const folded = isId(recordId) ? await load(writer, world, missing, recordId) : null
        if (folded === null || folded.state.report === null) return { kind: 'not found' }
        const { forceId: force, staffId } = world.who
        writer.send(consulted(force, staffId, world.now, 'links for others', [recordId], null))
        const shown = folded.state.links
          .filter((link) => !link.revoked && link.until > world.now)
          .map(({ purpose, until, position }) => ({
            purpose,
            until,
            position,
            href: `${address}/shared/${purpose}/${links.make({ purpose, force, record: recordId, until })}`,
          }))
        const caption = captioned(folded.state, recordId, world.now)
        return { kind: 'done', value: { recordId, caption: caption?.text, inTitle: caption?.inTitle, links: shown } }
      })
    },
  })

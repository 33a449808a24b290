// Where the links of one episode for people outside the force are made, shown and revoked.
import { isId } from '../../../kernel/identity.ts'
import type { Instant } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import type { Links } from '../../../web/signed-links.ts'
import { page } from '../../../web/slice.ts'
import { captioned } from '../caption.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'

/** Of those that work no more the last few: whoever was given one asks why it does not open. */
const overShown = 20

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
        const working = (link: { readonly revoked: boolean; readonly until: Instant }) =>
          !link.revoked && link.until > world.now
        const used = (position: number) =>
          folded.state.carerForms.findLast((one) => one.madeAtPosition === position)?.at ?? null
        const shown = folded.state.links.filter(working).map(({ purpose, until, position, whom = null }) => ({
          purpose,
          until,
          position,
          whom,
          used: used(position),
          href: `${address}/shared/${purpose}/${links.make({ purpose, force, record: recordId, until })}`,
        }))
        const over = folded.state.links
          .filter((link) => !working(link))
          .slice(-overShown)
          .toReversed()
          .map(({ purpose, until, position, revoked, whom = null }) => ({
            ...{ purpose, until, position, revoked, whom },
            used: used(position),
          }))
        const caption = captioned(folded.state, recordId, world.now)
        return {
          kind: 'done',
          value: { recordId, caption: caption?.text, inTitle: caption?.inTitle, links: shown, over },
        }
      })
    },
  })

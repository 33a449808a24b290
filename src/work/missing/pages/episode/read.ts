// Reads an episode for a page: its facts, folded; and the log of the reading, in the same transaction. No log, no read.

import type { Writer } from '../../../../kernel/database.ts'
import { isId } from '../../../../kernel/identity.ts'
import { done, type Outcome } from '../../../../kernel/outcome.ts'
import { type Instant, instant } from '../../../../kernel/time.ts'
import { rolesThatMay } from '../../../../registers/permissions.ts'
import { load } from '../../../../registers/records.ts'
import { restrictionOf } from '../../../../registers/restricted.ts'
import { namesOfStaff } from '../../../../registers/staff.ts'
import { contextOf, type World } from '../../../../registers/world.ts'
import { openByGlass } from '../../../../web/glass-ends.ts'
import type { Values } from '../../../../web/slice.ts'
import { inTitle } from '../../caption.ts'
import { missing } from '../../procedure.ts'
import { consulted } from '../../queries.ts'
import type { FoldedEpisode } from './shown.ts'

export type Opened = {
  readonly writer: Writer
  readonly folded: FoldedEpisode
  readonly nameOf: ReadonlyMap<string, string>
}

/** What a page shows, and which other records it showed with it; `masked`: those of which it showed only that they are there. */
type Read<Shown> = {
  readonly values: Shown
  readonly alsoShown: readonly string[]
  readonly masked?: readonly string[]
}

/** What is said of a record that this reader may not open: whom to ask. */
type Restricted = {
  readonly restricted: true
  readonly inTitle: string
  readonly name: string
  readonly recordId: string
  readonly ask: readonly string[]
}
type Open<Shown> = {
  readonly restricted: false
  readonly inTitle: string
  /** Restricted, and open to this reader: until when, where they broke the glass. */
  readonly openToFew: OpenToFew | null
} & Shown
type OpenToFew = { readonly until: Instant | null }

export async function readEpisode<Shown extends Values>(
  world: World,
  recordId: string,
  what: string,
  show: (opened: Opened) => Promise<Read<Shown>>,
): Promise<Outcome<Restricted | Open<Shown>>> {
  if (!isId(recordId)) return { kind: 'not found' }
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer): Promise<Outcome<Restricted | Open<Shown>>> => {
    const [folded, restriction] = await Promise.all([
      load(writer, world, missing, recordId),
      restrictionOf.one(writer, { force: forceId, record: recordId }),
    ])
    if (folded.state.report === null) {
      if (restriction === null) return { kind: 'not found' }
      writer.send(consulted(forceId, staffId, world.now, 'restricted: not opened', [recordId], null))
      return done({
        restricted: true,
        inTitle: 'Restricted record',
        name: 'Restricted record',
        recordId,
        ask: rolesThatMay('review openings'),
      })
    }
    const ids = [...new Set(folded.facts.map((fact) => fact.recordedBy))]
    const names = await namesOfStaff.all(writer, { ids })
    const nameOf = new Map(names.map((row) => [row.staff_id, row.name]))
    const read = await show({ writer, folded, nameOf })
    writer.send(consulted(forceId, staffId, world.now, what, [...new Set([recordId, ...read.alsoShown])], null))
    if (read.masked !== undefined && read.masked.length > 0)
      writer.send(consulted(forceId, staffId, world.now, 'restricted: not opened', read.masked, null))
    return done({
      restricted: false,
      inTitle: `Episode: ${inTitle(folded.state, recordId)}`,
      openToFew: restriction === null ? null : await openToFew(world, writer, recordId),
      ...read.values,
    })
  })
}

/** Whoever reads what others may not knows that they do, and that somebody looks at it. */
async function openToFew(world: World, writer: Writer, recordId: string): Promise<OpenToFew> {
  const broken = (await openByGlass(world, writer)).filter((one) => one.record_id === recordId).at(-1)
  return { until: broken === undefined ? null : instant(broken.until) }
}

// Beside the form of the four-week watch: whom to ring, and what was known when the child came back. What has changed is asked against that.
import { dateAndTime } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { placementWords } from '../placement.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import type { EpisodeState } from '../state.ts'

export async function aroundWatch(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state } = await load(writer, world, missing, recordId)
    writer.send(consulted(forceId, staffId, world.now, 'before the four-week watch', [recordId], null))
    return { stands: knownAtReturn(state) }
  })
}

const knownAtReturn = ({ report, placement, returnedAt, learned, returnInterview }: EpisodeState) =>
  [
    { name: 'Who reported it', lines: report === null ? [] : [whom(report.caller)] },
    { name: 'Placed at', lines: placement === null ? [] : [placementWords(placement)] },
    { name: 'Returned', lines: returnedAt === null ? [] : [dateAndTime(returnedAt)] },
    { name: 'Why they went', lines: learned === null ? [] : [learned.why ?? 'not known'] },
    { name: 'Said at the return interview', lines: returnInterview.said.flatMap(({ shared }) => shared ?? []) },
  ].filter((one) => one.lines.length > 0)

const whom = ({ name, relation, phone }: { name: string | null; relation: string | null; phone: string }) =>
  [name ?? 'name not given', relation, phone].filter((part) => part !== null).join(', ')

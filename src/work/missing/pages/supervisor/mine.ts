// Which of the ways to decide are this person's, child by child: nobody is offered what would be refused them. And who else decides.
import type { Reader } from '../../../../kernel/database.ts'
import { load } from '../../../../registers/records.ts'
import type { World } from '../../../../registers/world.ts'
import { adviseAsDesk } from '../../commands/desk-advice.ts'
import { whoMayAgree } from '../../commands/may-be-lowered.ts'
import { deskIsAsked } from '../../duties/grading.ts'
import { deskAt } from '../../grade/desk.ts'
import { missing } from '../../procedure.ts'
import { mayDo } from '../episode/may.ts'
import { decisionOf, type WaitingDecision } from './decisions.ts'

type Mine = WaitingDecision & {
  /** Who decides, where it is not, or not wholly, this person's. */
  readonly others: string | null
}

/** Asked of the record with the name of a decision: by the same rules as the child's own page. */
export async function decisionsOf(reader: Reader, world: World, records: readonly string[]) {
  const read = await Promise.all(
    records.map(async (record) => [record, await decidable(reader, world, record)] as const),
  )
  const of = new Map(read)
  return (record: string, name: string): Mine => of.get(record)?.(name) ?? { ...decisionOf(name), others: null }
}

async function decidable(reader: Reader, world: World, record: string) {
  const { who, now, policyAt } = world
  const folded = await load(reader, world, missing, record)
  const agreeing = whoMayAgree(folded.state, policyAt(now), now)
  const deskOpen = deskAt(now, policyAt(now)).open
  const may = mayDo({ ...folded, who, mayAgree: agreeing?.roles ?? null, deskOpen })
  const paths = new Set(may.flatMap((group) => group.actions.map((one) => one.path)))
  const asked = deskIsAsked(folded.duties)
  return (name: string): Mine => {
    const { words, ways: all } = decisionOf(name)
    const ways = all.filter((way) => way.path !== adviseAsDesk.path || asked)
    const mine = ways.filter((way) => paths.has(way.path))
    if (mine.length === ways.length) return { words, ways, others: null }
    const agrees = `${agreeing?.words ?? 'another person'} may agree, but not whoever proposed it`
    if (name !== 'lowering') return { words, ways: mine, others: 'somebody else decides' }
    return { words, ways: mine, others: asked ? `${adviser(deskOpen)} advises first; then ${agrees}` : agrees }
  }
}

const adviser = (deskOpen: boolean): string =>
  deskOpen ? 'the exploitation desk' : 'the on-call detective inspector, since the exploitation desk is closed,'

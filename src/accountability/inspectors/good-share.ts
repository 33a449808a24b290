// The share of all cases that an inspector’s own judgements say is good, in words.
import { casesByStratum, sampledShare } from '../../practice/sampled-share.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { shareWords } from '../good-files.ts'
import type { FieldworkState } from './procedure.ts'
import { children } from './queries.ts'

/** Each stratum by its cases; a sample that kept no list of them as if all were drawn alike. */
export async function goodShare(world: World, { sample, judged }: FieldworkState): Promise<string> {
  const drawn = sample?.files ?? []
  const childOf = await childrenOf(world, drawn)
  const files = drawn.flatMap(({ recordId, stratum }) => {
    const grade = judged.get(recordId)?.grade
    return grade === undefined ? [] : [{ stratum, child: childOf.get(recordId) ?? recordId, yes: grade === 'good' }]
  })
  const share = sampledShare(files, sample?.cases === undefined ? null : casesByStratum(sample.cases))
  return share === null ? 'none judged' : shareWords(share, files.filter(({ yes }) => yes).length)
}

/** Whose cases these are: files of one child are alike. */
async function childrenOf(world: World, files: readonly { readonly recordId: string }[]) {
  const records = files.map(({ recordId }) => recordId)
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await children.all(reader, { force: world.who.forceId, records }),
  )
  return new Map(rows.map((row) => [row.record_id, row.child]))
}

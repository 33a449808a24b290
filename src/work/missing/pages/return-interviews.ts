// What a child said in return interviews: of earlier episodes at the next report, and of this one above the form that says it was used.
import type { Reader } from '../../../kernel/database.ts'
import { dateAndTime } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { returnsToTick } from '../commands/several-returns.ts'
import { missing } from '../procedure.ts'
import { planSince } from '../queries/episode.ts'
import { saidInReturnInterviews } from '../queries/report.ts'
import { consulted } from '../queries.ts'
import type { EpisodeState } from '../state.ts'

/** By record, of those that this reader may open: each in a sentence that says whose words they are. */
export async function heardInReturnInterviews(
  reader: Reader,
  force: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = records.length === 0 ? [] : await saidInReturnInterviews.all(reader, { force, records: [...records] })
  const sentences = rows.map((row) => ({
    record: row.record_id,
    words:
      row.by === null
        ? `Learned from the return interview: ${row.words}`
        : `Return interview, ${row.by}: “${row.words}”`,
  }))
  return new Map(
    [...Map.groupBy(sentences, (one) => one.record)].map(([record, said]) => [record, said.map(({ words }) => words)]),
  )
}

/** The child’s other returns that one interview may have covered; that they were shown is logged. */
export async function otherReturnChoices(world: World, recordId: string) {
  const { forceId: force, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const others = await returnsToTick(writer, force, recordId, false)
    const records = others.map((one) => one.recordId)
    if (records.length > 0)
      writer.send(consulted(force, staffId, world.now, 'other returns of the child', records, null))
    return others.map(({ value, text }) => ({ value, text }))
  })
}

/** Nobody can say what was learned from it without having read what was shared. */
export async function aroundReading(world: World, recordId: string): Promise<Values> {
  const { forceId: force, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state } = await load(writer, world, missing, recordId)
    const person = state.report?.child.personId
    const heldAt = state.returnInterview.outcomeAt
    const plan =
      person === undefined || heldAt === null ? null : await planSince.one(writer, { force, person, since: heldAt })
    writer.send(consulted(force, staffId, world.now, 'what was shared of the return interview', [recordId], null))
    return {
      stands: sharedOf(state),
      about: [
        plan === null
          ? 'No trigger plan for this child has been recorded since the interview. To count it as brought up to date, first record a plan that includes what the child said.'
          : `Trigger plan of ${dateAndTime(plan.happened_at)}: ${plan.plan}`,
      ],
    }
  })
}

/** Each report of it; and that nothing was shared, where it was held and nothing was. */
function sharedOf({ returnInterview }: EpisodeState) {
  const shared = returnInterview.said.flatMap(({ at, by, shared: words, bySignedLink }) =>
    words === null
      ? []
      : [{ name: `${by}, ${dateAndTime(at)}${bySignedLink ? ', through the signed link' : ''}`, lines: [words] }],
  )
  return shared.length > 0
    ? shared
    : [{ name: 'What was shared', lines: ['The authority reported it but shared nothing: ask what was said.'] }]
}

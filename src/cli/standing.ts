// `vigil standing`: what the recommendations stand at, as last computed or computed now. It cannot be set.
import { judgeAll, type ReadMeasure, recommendation } from '../accountability/recommendations/index.ts'
import { recommendations } from '../accountability/recommendations/queries.ts'
import { newId } from '../kernel/identity.ts'
import { systemPerson } from '../registers/alarms.ts'
import { readMeasure } from '../registers/measures.ts'
import { appendTo } from '../registers/records.ts'
import { SYSTEM, type World } from '../registers/world.ts'
import { type CommandLine, printJson, printLines } from './command.ts'
import { atPlace, forceOption, type Place } from './place.ts'

export const command: CommandLine = {
  name: 'standing',
  about: [
    'Lists the inspectorate’s recommendations with the status that the figures give: not met, insufficient data, met or',
    'no longer met, with what stops it and the earliest date it could pass. --now computes it first, as the product does',
    'daily. No command sets it.',
  ],
  options: [forceOption, { name: 'now', words: 'Compute it now, and keep the reading' }],
  examples: ['vigil standing', 'vigil standing --now --json'],
  run: async (asked, io) =>
    await atPlace(asked, io, async (place) => {
      if (asked.switches.has('now')) await judgeNow(place)
      const { force, now } = place
      const rows = await place
        .open('vigil_measure')
        .read({ force, who: SYSTEM, now }, async (reader) => await recommendations.all(reader, { force, limit: 500 }))
      const shown = rows.map((row) => ({
        recordId: row.record_id,
        reference: row.reference,
        theme: row.theme,
        stage: row.stage,
        standing: row.standing ?? (row.test === null ? 'no test yet' : 'not computed yet'),
        since: row.since,
        computedAt: row.judged_at,
        earliestPass: row.earliest_pass,
        stops: row.stops ?? [],
      }))
      if (asked.json) await printJson(io, { force, recommendations: shown })
      else
        await printLines(
          io,
          shown.flatMap((one) => [
            `${one.reference}: ${one.standing}${one.since === null ? '' : ` since ${one.since.slice(0, 10)}`}. ${one.theme}`,
            ...one.stops.map((stop) => `  ${stop}`),
            ...(one.earliestPass === null ? [] : [`  Could pass on ${one.earliestPass} at the earliest.`]),
          ]),
        )
      return 0
    }),
}

/** The fall of a recommendation is recorded by the judge itself, in the transaction of the reading that says so. */
async function judgeNow({ open, policies, force, now }: Place): Promise<void> {
  const [judge, measure] = [open('vigil_judge'), open('vigil_measure')]
  const policyAt = await policies.of(force, now)
  const world: World = { db: judge, now, who: systemPerson(force), policyAt, reactions: [] }
  const read: ReadMeasure = async (asked) => {
    const context = { force: asked.force, who: SYSTEM, now: asked.now }
    const [figures] = await measure.read(context, async (reader) => await readMeasure(reader, asked))
    return figures ?? { yes: 0, no: 0, notEvidenced: 0 }
  }
  await judgeAll(judge, read, force, now, async (writer, recordId, stops) => {
    await appendTo({ writer, world, commandId: newId(now) }, recommendation, recordId, () => [
      { kind: 'recommendation.re-opened/1', happenedAt: now, body: { stops: stops.slice(0, 20) } },
    ])
  })
}

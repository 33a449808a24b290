// `vigil standing`: what the recommendations stand at, as last computed or computed now. It cannot be set.
import { auditMeasures } from '../accountability/observed.ts'
import { judge } from '../accountability/recommendations/judge.ts'
import { recommendations } from '../accountability/recommendations/queries.ts'
import type { Instant } from '../kernel/time.ts'
import { longestWait, versionOf } from '../practice/measure.ts'
import { type MonthsAsked, readMonths } from '../registers/measures.ts'
import { SYSTEM } from '../registers/world.ts'
import { definitions as ofTheWork } from '../work/observed.ts'
import { type CommandLine, printJson, printLines } from './command.ts'
import { atPlace, forceOption, type Place } from './place.ts'

const definitions = [...ofTheWork, ...auditMeasures]

export const command: CommandLine = {
  name: 'standing',
  about: [
    'Lists the inspectorate’s recommendations with the status that the figures give: not met, insufficient data, met or',
    'no longer met, with what stops it being met and the earliest date it could pass. --now computes it first, as Vigil does',
    'every day. No command can set it.',
  ],
  options: [forceOption, { name: 'now', words: 'Compute the status now and keep the reading' }],
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

async function judgeNow({ open, policies, force, now }: Place): Promise<void> {
  const measure = open('vigil_measure')
  const judging = {
    db: open('vigil_judge'),
    read: async (asked: MonthsAsked) => await readMonths(measure, asked),
    versionOf: versionOf(definitions),
    longestWait: longestWait(definitions),
    policyOf: async (of: string, at: Instant) => await policies.of(of, at),
    reactions: [],
  }
  await judge(judging, force, now)
}

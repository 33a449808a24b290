// `vigil measure`: what a measure says of a window, with its n and its interval; or every measure in one list.

import { auditMeasures, observing as observingAudits } from '../accountability/observed.ts'
import { durationWords, endOfLocalDay, type Instant, localDate, parseInstant, parseLocalDate } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import type { MeasureDefinition } from '../practice/measure.ts'
import { intervalOf, pairsWithin } from '../practice/statistics.ts'
import {
  type Figures,
  type Grouping,
  readFigureKnownAt,
  readMeasure,
  readMeasures,
  total,
} from '../registers/measures.ts'
import { SYSTEM } from '../registers/world.ts'
import { nothing } from '../work/measures/shown.ts'
import { withoutFigure } from '../work/measures/withheld.ts'
import { observing as observingWork, definitions as ofTheWork } from '../work/observed.ts'
import { type Asked, type CommandLine, Misused, printJson, printLines } from './command.ts'
import { type InParts, inParts, partsInWords } from './measure-in-parts.ts'
import { atPlace, forceOption, windowOf, windowOptions } from './place.ts'

const groupings: readonly Grouping[] = ['all', 'month', 'team', 'area', 'hour', 'part']

const definitions = [...ofTheWork, ...auditMeasures]

export const command: CommandLine = {
  name: 'measure',
  words: '[M4]',
  about: [
    'Reads the measures of a force over a period: numerator, denominator, share with its 95% interval (which allows for',
    'children who come back and for homes), cases without evidence, and times where there are any. Without a name it reads every measure.',
    'With a name it reads that one, in groups if you ask.',
  ],
  options: [
    forceOption,
    ...windowOptions,
    { name: 'by', value: '<group>', words: `${groupings.join(', ')}; only for one measure` },
    { name: 'part', value: '<part>', words: 'Only this part of the measure' },
    {
      name: 'known-at',
      value: '<date or instant>',
      words: 'Use only what was recorded by then. A date means its last second. For one measure',
    },
  ],
  examples: ['vigil measure', 'vigil measure M4 --by month --from 2025-11-01 --json'],
  run: async (asked, io) => {
    const [name, ...more] = asked.words
    const definition = definitions.find((one) => one.id === name?.toUpperCase())
    if (more.length > 0 || (name !== undefined && definition === undefined))
      throw new Misused(
        `There is no measure “${asked.words.join(' ')}”. The measures are ${definitions.map((one) => one.id).join(', ')}.`,
      )
    const by = groupings.find((one) => one === (asked.texts.get('by') ?? 'all'))
    if (by === undefined) throw new Misused(`--by must be one of ${groupings.join(', ')}.`)
    if (definition === undefined && (by !== 'all' || asked.texts.has('part')))
      throw new Misused('--by and --part need the name of one measure, for example vigil measure M4 --by month.')
    const knownAt = asked.texts.get('known-at')
    if (knownAt !== undefined && (definition === undefined || by !== 'all' || asked.texts.has('part')))
      throw new Misused('--known-at needs one whole measure, for example vigil measure M4 --known-at 2026-06-30.')
    if (definition !== undefined && withoutFigure.includes(definition.id)) refusePart(definition.id, by, asked, knownAt)
    return await atPlace(asked, io, async ({ open, force, now, policies }) => {
      if (definition !== undefined && knownAt !== undefined) {
        const recordedUntil = lastMomentOf(knownAt, now)
        const window = { force, now: recordedUntil, ...windowOf(asked, recordedUntil) }
        const figures = await readFigureKnownAt(
          open('vigil_measure'),
          [...observingWork, ...observingAudits],
          policies,
          {
            ...window,
            measure: definition.id,
            recordedUntil,
          },
        )
        const one = asShown(definition, figures)
        if (asked.json) await printJson(io, answer(window, [one], { recordedUntil }))
        else await printLines(io, [inWords(one)])
        return 0
      }
      const window = { force, now, ...windowOf(asked, now) }
      const read = await open('vigil_measure').read({ force, who: SYSTEM, now }, async (reader) => {
        if (definition === undefined) {
          const all = await readMeasures(reader, { ...window, measures: null })
          return definitions.map((one) => {
            const [figures = null] = all.get(one.id) ?? []
            return { definition: one, figures: figures === null ? null : { ...figures, group: one.id } }
          })
        }
        const part = asked.texts.get('part') ?? null
        const groups = await readMeasure(reader, { ...window, measure: definition.id, part, by })
        return groups.length === 0
          ? [{ definition, figures: null }]
          : groups.map((figures) => ({ definition, figures }))
      })
      const shown = read.map(({ definition: one, figures }) => asShown(one, figures))
      if (definition !== undefined && withoutFigure.includes(definition.id)) {
        const { id, question } = definition
        const parts = await open('vigil_measure').read(
          { force, who: SYSTEM, now },
          async (reader) => await inParts(reader, id, window),
        )
        if (asked.json) await printJson(io, { measure: id, question, ...answer(window, shown, parts) })
        else await printLines(io, [`${id.padEnd(16)}${question}`, ...partsInWords(parts)])
        return 0
      }
      if (asked.json) await printJson(io, answer(window, shown))
      else await printLines(io, shown.map(inWords))
      return 0
    })
  },
}

function refusePart(id: string, by: Grouping, asked: Asked, knownAt: string | undefined): void {
  if (by !== 'all' || asked.texts.has('part') || knownAt !== undefined)
    throw new Misused(`${id} has parts but no figure of its own. Use vigil measure ${id} with only --from and --to.`)
}

function lastMomentOf(typed: string, now: Instant): Instant {
  const day = parseLocalDate(typed)
  const at = day === null ? parseInstant(typed) : endOfLocalDay(day)
  if (at === null) throw new Misused(`--known-at: “${typed}” is neither a date nor an instant.`)
  if (at <= now) return at
  if (day === localDate(now)) return now
  throw new Misused('--known-at must not be in the future.')
}

/** The same keys whatever is asked: a program need not know which measure has parts, or no case yet. */
const answer = (
  { force, from, until }: { readonly force: string; readonly from: Instant; readonly until: Instant },
  measures: readonly ReturnType<typeof asShown>[],
  more: Partial<InParts> & { readonly recordedUntil?: Instant } = {},
) => ({ force, from, until, recordedUntil: null, measures, groups: [], spreads: [], ...more })

function asShown({ id, question }: MeasureDefinition, read: Figures | null) {
  // Pooled over its groups it would say what its page withholds.
  const inParts = withoutFigure.includes(id)
  const figures = read === null || inParts ? nothing('all') : read
  const { group, yes, no, notEvidenced, notYet, timed, neverDone, p50, p90, longest } = figures
  const n = total(figures)
  const { low, high } = intervalOf({ successes: yes, n, pairs: pairsWithin([figures]) })
  const minutes = timed === 0 ? null : { n: timed + neverDone, done: timed, neverDone, p50, p90, longest }
  const share = n === 0 ? { share: null, interval: null } : { share: yes / n, interval: [low, high] as const }
  return { measure: id, question, group, n, yes, no, notEvidenced, notYet, ...share, minutes, inParts }
}

function inWords(one: ReturnType<typeof asShown>): string {
  const name = `${one.measure}${one.group === 'all' || one.group === one.measure ? '' : ` ${one.group}`}`.padEnd(16)
  if (one.inParts) return `${name}in parts, see vigil measure ${one.measure}: ${one.question}`
  if (one.share === null || one.interval === null) return `${name}no data yet: ${one.question}`
  const percent = (share: number) => `${Math.round(share * 100)}%`
  const [low, high] = one.interval
  const times = one.minutes === null ? '' : `, ${timesIn(one.minutes)}`
  return `${name}${percent(one.share)} (${percent(low)} to ${percent(high)}), n = ${thousands(one.n)}, no evidence ${thousands(one.notEvidenced)}${times}: ${one.question}`
}

type Minutes = NonNullable<ReturnType<typeof asShown>['minutes']>

/** What was never done counts as taking for ever; the longest is of those that were. */
function timesIn({ p50, p90, longest, neverDone, n }: Minutes): string {
  const half =
    p50 === null
      ? `half: not reached, ${thousands(neverDone)} of ${thousands(n)} were never done`
      : `half within ${durationWords(p50)}`
  const nineInTen = p90 === null ? 'nine in ten: not reached' : `nine in ten within ${durationWords(p90)}`
  return [half, nineInTen, ...(longest === null ? [] : [`longest ${durationWords(longest)}`])].join(', ')
}

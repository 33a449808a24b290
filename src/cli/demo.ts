// `vigil demo`: loads the demonstration force with invented episodes, through the same commands as a person.

import { demonstrationForce, seedForce } from '../demonstration/force.ts'
import {
  type Demonstrated,
  defaultParameters,
  defaultRates,
  demonstrate,
  type Failing,
  isFailing,
  type Parameters,
  type Rate,
  type Rates,
} from '../demonstration/index.ts'
import { auditable, slices } from '../work/index.ts'
import { type Asked, CannotBeDone, type CommandLine, Misused, printJson, printLines } from './command.ts'
import { atAPreparedPlace } from './place.ts'

const names = Object.keys(defaultRates)
/** Four a line. */
const rateNames = names.flatMap((_, at) => (at % 4 === 0 ? [`  ${names.slice(at, at + 4).join(', ')}`] : []))

export const command: CommandLine = {
  name: 'demo',
  about: [
    'Loads the demonstration force with invented children and their episodes: first those on the board, then the history,',
    'newest months first. The same seed and numbers make the same episodes. A load that was stopped continues from where',
    'it stopped. Other numbers add to what is there. In an empty database only these episodes are made: a start then adds',
    'no year of its own. Rates are shares of episodes, at the start and at the end:',
    ...rateNames,
  ],
  options: [
    { name: 'seed', value: '<number>', words: `A whole number. If left out, ${defaultParameters.seed}` },
    { name: 'months', value: '<number>', words: `How many months back. If left out, ${defaultParameters.months}` },
    {
      name: 'episodes-per-year',
      value: '<number>',
      words: `How many reports a year. If left out, ${defaultParameters.episodesPerYear}`,
    },
    {
      name: 'rates',
      value: '<name=start:end,…>',
      words: 'Make failings more or less common than the default',
    },
  ],
  examples: [
    'vigil demo',
    'vigil demo --seed 7 --months 12 --episodes-per-year 1200 --rates lateGrading=0.5:0.1,clonedReviews=0.3',
  ],
  run: async (asked, io) => {
    const parameters = parametersOf(asked)
    return await atAPreparedPlace(asked, io, async ({ open, policies, now, config }) => {
      if (!config.demonstration)
        throw new CannotBeDone('This is not a demonstration, so invented records cannot be loaded here.')
      const db = open('vigil_app')
      const policyAt = await policies.of(demonstrationForce.id, now)
      await seedForce(db, policyAt, now)
      const made = await demonstrate({
        db,
        policyAt,
        reactions: slices.flatMap((one) => one.reactions),
        auditable: auditable(open('vigil_measure')),
        parameters,
        complain: (sentence) => io.err(`${sentence}\n`),
        tell: ({ done, total }) => {
          if (!asked.json) io.err(`\r${done} of ${total} episodes …`)
        },
      })
      if (!asked.json) io.err('\r')
      await (asked.json ? printJson(io, made) : printLines(io, inWords(made)))
      return made.refused === 0 ? 0 : 1
    })
  },
}

const inWords = ({ made, already, refused }: Demonstrated): readonly string[] => [
  `${made} episodes made. ${already} were already there.`,
  ...(refused === 0 ? [] : [`${refused} children's histories end early, because a command was refused (see above).`]),
]

/** Everything wrong is said at once. */
export function parametersOf(asked: Asked): Parameters {
  const wrong: string[] = []
  const whole = (name: string, otherwise: number, least: number, most: number): number => {
    const text = asked.texts.get(name)
    if (text === undefined) return otherwise
    const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (!(number >= least && number <= most))
      wrong.push(`--${name}: “${text}” is not a whole number from ${least} to ${most}.`)
    return number
  }
  const parameters = {
    seed: whole('seed', defaultParameters.seed, 0, 1_000_000_000),
    months: whole('months', defaultParameters.months, 1, 36),
    episodesPerYear: whole('episodes-per-year', defaultParameters.episodesPerYear, 12, 50_000),
    rates: ratesOf(asked.texts.get('rates') ?? '', wrong),
  }
  if (wrong.length > 0) throw new Misused(wrong.join('\n'))
  return parameters
}

function ratesOf(text: string, wrong: string[]): Rates {
  const given = new Map<Failing, Rate>()
  for (const said of text === '' ? [] : text.split(',')) {
    const [, name = '', start = '', end = start] = /^([A-Za-z]+)=([\d.]+)(?::([\d.]+))?$/.exec(said.trim()) ?? []
    const rate = { start: Number(start), end: Number(end) }
    if (!isFailing(name))
      wrong.push(`--rates: “${said}” is not a rate like lateGrading=0.4:0.1. vigil demo --help names them.`)
    else if (!isShare(rate.start) || !isShare(rate.end))
      wrong.push(`--rates: in “${said}” a share must be from 0 to 1.`)
    else if (given.has(name)) wrong.push(`--rates: ${name} is given twice.`)
    else given.set(name, rate)
  }
  return { ...defaultRates, ...Object.fromEntries(given) }
}

const isShare = (number: number): boolean => number >= 0 && number <= 1

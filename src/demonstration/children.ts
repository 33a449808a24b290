// Invented children: who they are, where they live, how often they go missing. A few children make many of the reports.
import { addDays, type Instant, type LocalDate, localDate } from '../kernel/time.ts'
import type { Chance } from './chance.ts'
import given from './missing-parameters.json' with { type: 'json' }
import { type Background, carers, codesOf, firstNames, homes, phone, streets, surnames } from './names.ts'

export type Child = {
  readonly index: number
  readonly name: string
  readonly sex: 'female' | 'male'
  readonly dateOfBirth: LocalDate
  readonly background: Background
  readonly ethnicity: string
  readonly lookedAfter: boolean
  readonly outOfArea: boolean
  readonly exploited: 'no' | 'suspected' | 'high'
  readonly selfHarm: boolean
  readonly disability: boolean
  readonly unit: string
  readonly area: string
  readonly address: string
  readonly authority: string
  readonly carer: { readonly name: string; readonly relation: string; readonly phone: string }
  /** How many reports in the twelve months. */
  readonly reports: number
}

const responseUnits = [
  { unit: 'stoke-response', area: 'Stoke-on-Trent', share: 0.34 },
  { unit: 'stafford-response', area: 'Stafford', share: 0.18 },
  { unit: 'burton-response', area: 'Burton', share: 0.16 },
  { unit: 'newcastle-response', area: 'Newcastle-under-Lyme', share: 0.13 },
  { unit: 'cannock-response', area: 'Cannock', share: 0.11 },
  { unit: 'tamworth-response', area: 'Tamworth', share: 0.08 },
] as const

/** Of a child who lives here, and of one who is placed here from elsewhere. */
export const hostAuthority = 'Staffordshire (demonstration) children’s services'

type ChildAsked = {
  readonly index: number
  readonly reports: number
  readonly at: Instant
  /** Names that are taken. */
  readonly taken: Set<string>
}

export function drawChild(asked: ChildAsked, chance: Chance): Child {
  const background = chance.weighted({ White: 0.74, Asian: 0.09, Black: 0.07, Mixed: 0.08, Other: 0.02 })
  const sex = chance.yes(0.54) ? 'female' : 'male'
  const age = drawAge(chance)
  const often = asked.reports >= 6
  const lookedAfter = age >= 8 && chance.yes(shareLookedAfter(asked.reports))
  const outOfArea = lookedAfter && chance.yes(0.3)
  const where = unitOf(chance)
  const home = homeIn(where.area, chance.one(homes))
  const street = chance.one(streets)
  return {
    index: asked.index,
    name: drawName(background, sex, asked.taken, chance),
    sex,
    dateOfBirth: addDays(localDate(asked.at), -Math.round(age * 365.25) - chance.whole(60, 300)),
    background,
    ethnicity: chance.one(codesOf[background]),
    lookedAfter,
    outOfArea,
    exploited: drawExploited(often, chance),
    selfHarm: chance.yes(0.05),
    disability: chance.yes(0.1),
    ...where,
    address: lookedAfter ? `${home}, ${where.area}` : `${chance.whole(1, 140)} ${street}, ${where.area}`,
    authority: outOfArea ? 'Northmarch Council (invented)' : hostAuthority,
    carer: {
      name: chance.one(carers),
      relation: lookedAfter
        ? 'care home worker'
        : chance.weighted({ mother: 0.6, father: 0.2, grandmother: 0.1, 'foster carer': 0.1 }),
      phone: phone(chance.whole(0, 999)),
    },
    reports: asked.reports,
  }
}

/** Each town has two homes, each with its street: several children live in one, and go missing from it. */
export function homeIn(area: string, drawn: (typeof homes)[number] = homes[0]): string {
  const town = [...area].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const index = (town * 2 + (homes.indexOf(drawn) % 2)) % homes.length
  return `${homes[index]}, ${streets[index]}`
}

function shareLookedAfter(reports: number): number {
  if (reports >= 6) return 0.8
  return reports >= 3 ? 0.4 : 0.16
}

function drawExploited(often: boolean, chance: Chance): Child['exploited'] {
  if (!chance.yes(often ? 0.26 : given.cse_flag_share_child_incidents.value * 0.6)) return 'no'
  return chance.yes(0.15) ? 'high' : 'suspected'
}

/** Whole years and a part of a year, so that few turn 18 within the twelve months. */
function drawAge(chance: Chance): number {
  const band = chance.weighted(bands)
  const [from, to] = band.split('-').map(Number)
  return Math.min(16.1, chance.between(from ?? 13, (to ?? 15) + 0.9))
}

const bands = {
  '0-4': given.age_at_episode['0-4'],
  '5-9': given.age_at_episode['5-9'],
  '10-12': given.age_at_episode['10-12'] * 0.6,
  '13-15': given.age_at_episode['13-15'],
  '16-17': given.age_at_episode['16-17'],
}

function unitOf(chance: Chance): { readonly unit: string; readonly area: string } {
  let left = chance.between(0, 1)
  const found = responseUnits.find((one) => {
    left -= one.share
    return left < 0
  })
  const { unit, area } = found ?? responseUnits[0]
  return { unit, area }
}

function drawName(background: Background, sex: 'female' | 'male', taken: Set<string>, chance: Chance): string {
  for (let attempt = 0; attempt < 50; attempt++) {
    const name = `${chance.one<string>(firstNames[background][sex])} ${chance.one(surnames[background])}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
  // Every combination may be taken in a large force: two given names then.
  const name = `${chance.one<string>(firstNames[background][sex])}-${chance.one<string>(firstNames[background][sex])} ${chance.one(surnames[background])} ${taken.size}`
  taken.add(name)
  return name
}

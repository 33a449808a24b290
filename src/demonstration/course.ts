// The true course of one episode: what the caller says, how long the child is away, how it ends, and which failings befall it.
import type { Chance } from './chance.ts'
import type { Child } from './children.ts'
import given from './missing-parameters.json' with { type: 'json' }
import { foundPlaces } from './names.ts'
import { type Failing, failings, type Rates, rateAt } from './rates.ts'

type Word = 'yes' | 'no' | 'not known'
type FoundBy = 'police' | 'returned by themselves' | 'family' | 'friends' | 'carer' | 'other'

export type Course = {
  readonly path: 'missing' | 'known whereabouts' | 'concern for safety'
  /** A concern in which contact is lost: the child is missing after all. */
  readonly becomesMissing: boolean
  readonly answers: Readonly<Record<string, Word>>
  readonly why: string
  readonly unseenMinutes: number
  /** From the first report to being located. */
  readonly awayMinutes: number
  readonly foundBy: FoundBy
  readonly foundAt: string
  /** Located where they are not safe. */
  readonly atRisk: boolean
  /** A constable keeps the child from harm; nobody has decided what follows. */
  readonly inPoliceProtection: boolean
  readonly harm: 'none known' | 'harm' | 'serious harm'
  readonly ending: 'closed' | 'voided' | 'transferred'
  readonly failing: Readonly<Record<Failing, boolean>>
  /** Hours later somebody says what nobody could know at the report, and the grade rises. */
  readonly learnedLater: boolean
  /** Graded above the minimum. */
  readonly gradedHigher: boolean
  readonly fromIncident: boolean
}

type Setting = {
  readonly rates: Rates
  /** 0 in the first month, 1 in the last. */
  readonly through: number
  /** Some teams and hours are worse than others: measure M27 is about that. */
  readonly factor: number
}

/** Always the same number of draws before those that differ, so that a rate changed moves little else. */
export function drawCourse(child: Child, first: boolean, age: number, setting: Setting, chance: Chance): Course {
  const failing = drawFailings(setting, chance)
  const path = chance.weighted({ missing: 0.92, 'known whereabouts': 0.04, 'concern for safety': 0.04 })
  const foundBy = drawFoundBy(child, chance)
  const answers = drawAnswers(child, first, age, chance)
  return {
    path,
    becomesMissing: path !== 'missing' && chance.yes(0.2),
    answers,
    why: whyOf(child, answers, chance),
    unseenMinutes: Math.round(chance.between(25, child.lookedAfter ? 240 : 420)),
    awayMinutes: drawAway(child, age, chance),
    foundBy,
    foundAt: chance.one(foundPlaces),
    atRisk: false,
    inPoliceProtection: false,
    harm: chance.yes(given.harm_rate_under18.value) ? (chance.yes(0.12) ? 'serious harm' : 'harm') : 'none known',
    ending: chance.weighted({ closed: 0.982, voided: 0.011, transferred: child.outOfArea ? 0.03 : 0.004 }),
    failing,
    // Beside: what is learned later moves nothing else.
    learnedLater: chance.beside(Math.round(setting.through * 1_000_000) + 1).yes(0.04),
    gradedHigher: chance.yes(0.05),
    fromIncident: chance.yes(0.35),
  }
}

function drawFailings({ rates, through, factor }: Setting, chance: Chance): Readonly<Record<Failing, boolean>> {
  const befalls = (name: Failing) => chance.yes(Math.min(0.95, rateAt(rates[name], through) * factor))
  const all: Record<Failing, boolean> = { ...none }
  for (const name of failings) if (name !== 'blamingWording') all[name] = befalls(name)
  // What is written changes nothing that happens.
  all.blamingWording = chance
    .beside(Math.round(through * 1_000_000))
    .yes(rateAt(rates.blamingWording, through) * factor)
  // One interview: it is missed, or by phone, or late.
  if (all.interviewMissed) all.interviewByPhone = false
  if (all.interviewMissed || all.interviewByPhone) all.interviewLate = false
  if (all.unacknowledged) all.lateAcknowledgement = false
  return all
}

/** Nothing goes wrong. */
export const none: Readonly<Record<Failing, boolean>> = {
  underGraded: false,
  lateGrading: false,
  unacknowledged: false,
  lateAcknowledgement: false,
  noActionForHours: false,
  lateDeployment: false,
  lateReviews: false,
  clonedReviews: false,
  unsignedHandover: false,
  handoverByIncomingAlone: false,
  servicesNotTold: false,
  promiseBroken: false,
  earlierNotConsidered: false,
  interviewMissed: false,
  interviewByPhone: false,
  interviewLate: false,
  returnInterviewNotOffered: false,
  returnInterviewNotRead: false,
  ethnicityMissing: false,
  lateRecording: false,
  authorityToldLate: false,
  notReferred: false,
  blamingWording: false,
}

/** NCA 2016/17: 47 % within eight hours, 3 % after a week; the end of the curve is cut at five days, to keep the load small. */
function drawAway(child: Child, age: number, chance: Chance): number {
  const hours = chance.quantile([
    [0, 0.6],
    [0.2, 1.83],
    [0.47, 8],
    [0.7, 17],
    [0.8, 24],
    [0.9, 48],
    [0.97, 90],
    [1, 120],
  ])
  // Black and Asian children are missing longer (MP-E); the youngest are found sooner.
  const factor = { White: 1, Mixed: 1.05, Other: 1.05, Asian: 1.1, Black: 1.25 }[child.background]
  return Math.round(hours * 60 * factor * (age < 10 ? 0.25 : 1))
}

function drawFoundBy(child: Child, chance: Chance): FoundBy {
  const { police, returned_self, family, friends } = given.found_by
  const lessOften = { White: 1, Mixed: 0.95, Other: 0.9, Asian: 0.83, Black: 0.7 }[child.background]
  return chance.weighted({
    police: police * lessOften,
    'returned by themselves': returned_self,
    family: child.lookedAfter ? family / 3 : family,
    friends,
    carer: child.lookedAfter ? 0.2 : 0.01,
    other: 0.1,
  })
}

const twelve = [
  'specific-worry',
  'enquiries-made',
  'out-of-character',
  'missing-before',
  'medical-need',
  'crime-victim',
  'hurt',
  'exploitation',
  'self-harm',
  'danger-to-others',
  'travel-abroad',
  'anything-else',
] as const

/** What the caller says: some of it is not known, and what is known of the child is not always said. */
function drawAnswers(child: Child, first: boolean, age: number, chance: Chance): Readonly<Record<string, Word>> {
  const truth: Readonly<Record<(typeof twelve)[number], boolean>> = {
    'specific-worry': chance.yes(0.45),
    'enquiries-made': chance.yes(0.8),
    'out-of-character': first && chance.yes(0.7),
    'missing-before': !first,
    'medical-need': chance.yes(0.05),
    'crime-victim': chance.yes(0.02),
    hurt: chance.yes(0.04),
    exploitation: child.exploited !== 'no',
    'self-harm': child.selfHarm || chance.yes(0.02),
    'danger-to-others': chance.yes(0.006),
    'travel-abroad': chance.yes(0.008),
    'anything-else': chance.yes(0.2),
  }
  const said = Object.fromEntries(
    twelve.map((id): [string, Word] => [id, chance.yes(0.06) ? 'not known' : truth[id] ? 'yes' : 'no']),
  )
  const more: Record<string, Word> = { 'looked-after': child.lookedAfter ? 'yes' : 'no' }
  if (child.lookedAfter) more['out-of-area'] = child.outOfArea ? 'yes' : 'no'
  if (said['medical-need'] === 'yes') more['dose-overdue'] = chance.yes(0.2) ? 'yes' : 'no'
  if (said['crime-victim'] === 'yes') more['abduction'] = 'no'
  if (said['exploitation'] === 'yes') {
    more['exploited-flagged-high'] = child.exploited === 'high' ? 'yes' : 'no'
    more['with-exploiter'] = chance.yes(0.12) ? 'yes' : 'no'
  }
  if (said['danger-to-others'] === 'yes') more['weapon'] = chance.yes(0.2) ? 'yes' : 'no'
  if (said['travel-abroad'] === 'yes') more['travel-credible'] = chance.yes(0.2) ? 'yes' : 'no'
  if (child.disability) {
    more['disability'] = 'yes'
    more['cannot-keep-safe'] = chance.yes(age < 14 ? 0.15 : 0.05) ? 'yes' : 'no'
  }
  return { ...said, ...more }
}

function whyOf(child: Child, answers: Readonly<Record<string, Word>>, chance: Chance): string {
  const from = child.lookedAfter ? 'Did not come back to the home at the agreed time' : chance.one(whys)
  const worry =
    answers['exploitation'] === 'yes'
      ? ' Staff worry about older people who wait in a car.'
      : answers['self-harm'] === 'yes'
        ? ' Has hurt themselves before.'
        : answers['specific-worry'] === 'yes'
          ? ' There was an argument on the phone beforehand.'
          : ''
  return `${from}; phone goes to voicemail.${worry}`
}

const whys = [
  'Left after a row about school and did not come back',
  'Did not come home from school',
  'Went out to meet friends and is hours late',
  'Was not in bed in the morning',
  'Left a friend’s house in the evening and never arrived home',
] as const

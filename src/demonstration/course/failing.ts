// Which failings befall one episode, as often as the rates of its month and team say.
import type { Chance } from '../chance.ts'
import { type Failing, failings, type Rates, rateAt } from '../rates.ts'

export type Setting = {
  readonly rates: Rates
  /** 0 in the first month, 1 in the last. */
  readonly through: number
  /** Some teams and hours are worse than others: measure M27 is about that. */
  readonly factor: number
}

export function drawFailings({ rates, through, factor }: Setting, chance: Chance): Readonly<Record<Failing, boolean>> {
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

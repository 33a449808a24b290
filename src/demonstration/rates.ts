// The failings inspectors found, as rates: each with a value at the start and one at the end, so that later months improve where told to.

export type Rate = { readonly start: number; readonly end: number }

const rate = (start: number, end = start): Rate => ({ start, end })

/** Findings F1 to F36 stand in the domain notes; the values are ours, since no force publishes them. */
export const defaultRates = {
  /** F9: takes too long to recognise the risk. */
  lateGrading: rate(0.36, 0.15),
  /** F1 and F4: graded too low for what the first call had said. */
  underGraded: rate(0.14, 0.05),
  /** F10: an inspector was never told. */
  unacknowledged: rate(0.1, 0.04),
  lateAcknowledgement: rate(0.28, 0.13),
  /** F6 and F11: no further action during a shift. */
  noActionForHours: rate(0.12, 0.06),
  /** F8: over five hours to respond. */
  lateDeployment: rate(0.28, 0.16),
  /** F12: supervision absent. */
  lateReviews: rate(0.3, 0.16),
  clonedReviews: rate(0.38, 0.16),
  /** F11 and F14: nobody took the shift's children over. */
  unsignedHandover: rate(0.34, 0.16),
  handoverByIncomingAlone: rate(0.3, 0.2),
  /** F31: partners are not told. */
  servicesNotTold: rate(0.22, 0.1),
  /** F16: family contact lost. */
  promiseBroken: rate(0.38, 0.25),
  /** F15: what is known from before is not looked at. */
  earlierNotConsidered: rate(0.4, 0.2),
  /** F20: spoken to by phone, or no attempt to see the child. */
  interviewMissed: rate(0.18, 0.08),
  interviewByPhone: rate(0.2, 0.08),
  interviewLate: rate(0.1, 0.06),
  /** F21: return interviews not offered. The authority's, and no better. */
  returnInterviewNotOffered: rate(0.34, 0.32),
  /** F22: what children say is not used. */
  returnInterviewNotRead: rate(0.45, 0.25),
  /** F29: 31% in the national figures. */
  ethnicityMissing: rate(0.31, 0.14),
  /** Recorded later than the policy's tolerance: no evidence. */
  lateRecording: rate(0.12, 0.07),
  authorityToldLate: rate(0.2, 0.12),
  notReferred: rate(0.35, 0.2),
  /** F23: wording that blames the child. */
  blamingWording: rate(0.3, 0.12),
} as const satisfies Readonly<Record<string, Rate>>

export type Failing = keyof typeof defaultRates
export type Rates = Readonly<Record<Failing, Rate>>
export const failings: readonly Failing[] = Object.keys(defaultRates).filter((name) => isFailing(name))

/** `through` is 0 at the first month and 1 at the last: nothing improves before 0.4, all has improved at 0.9. */
export function rateAt({ start, end }: Rate, through: number): number {
  const improved = Math.min(1, Math.max(0, (through - 0.4) / 0.5))
  return start + (end - start) * improved
}

export function isFailing(name: string): name is Failing {
  return Object.hasOwn(defaultRates, name)
}

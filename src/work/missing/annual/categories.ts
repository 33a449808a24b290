// Into which row of the year’s return an incident falls: age, sex, ethnicity, grade, finder, harm and duration.
import { type Instant, minutesBetween } from '../../../kernel/time.ts'

/** One report of the year, without a name. */
export type Incident = {
  readonly childId: string
  readonly reportedAt: Instant
  readonly locatedAt: Instant | null
  /** Opened as missing, or missing since contact was lost; otherwise a known whereabouts or a concern for safety. */
  readonly missing: boolean
  readonly phase: string
  readonly age: number | null
  readonly sex: string | null
  readonly grade: string | null
  readonly ethnicity: string | null
  readonly foundBy: string | null
  readonly harm: string | null
  readonly dead: boolean
  readonly exploitation: string
  readonly lookedAfter: boolean
}

export const ages = ['0 to 11', '12 to 14', '15 to 17', '18 or older since', 'not known'] as const
export function ageOf({ age }: Incident): (typeof ages)[number] {
  if (age === null) return 'not known'
  if (age <= 11) return '0 to 11'
  if (age <= 14) return '12 to 14'
  return age <= 17 ? '15 to 17' : '18 or older since'
}

export const sexes = ['female', 'male', 'other or not known'] as const
export function sexOf({ sex }: Incident): (typeof sexes)[number] {
  const said = sex?.trim().toLowerCase()
  return said === 'female' || said === 'male' ? said : 'other or not known'
}

export const ethnicities = ['Asian', 'Black', 'Mixed', 'White', 'Other', 'Not stated', 'not recorded']
export const ethnicityOf = ({ ethnicity }: Incident): string => ethnicity ?? 'not recorded'
/** The list's own groups first, and no group that it has is left out. */
export const present = (order: readonly string[], said: readonly string[]): readonly string[] => {
  const there = new Set(said)
  return [...order.filter((one) => there.has(one)), ...[...there].filter((one) => !order.includes(one)).sort()]
}

export const grades = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW', 'not graded'] as const
export function gradeOf({ grade }: Incident): (typeof grades)[number] {
  return grades.find((one) => one === grade?.replace('_', ' ')) ?? 'not graded'
}

export const finders = ['police', 'returned by themselves', 'family', 'friends', 'carer', 'other', 'not located']
/** Found and missing again in the same episode is not located. */
export const finderOf = ({ foundBy, locatedAt }: Incident): string =>
  locatedAt === null ? 'not located' : (foundBy ?? 'other')

export const harms = ['found dead', 'serious harm', 'harm', 'none known', 'not yet recorded']
export const harmOf = ({ dead, harm }: Incident): string => (dead ? 'found dead' : (harm ?? 'not yet recorded'))

export const exploitations = ['high', 'known or suspected', 'none']

export const durations = [
  'up to 8 hours',
  '8 to 24 hours',
  '24 to 48 hours',
  '2 to 7 days',
  '7 to 28 days',
  'more than 28 days',
  'not located yet',
] as const
const upTo: readonly (readonly [(typeof durations)[number], number])[] = [
  ['up to 8 hours', 8],
  ['8 to 24 hours', 24],
  ['24 to 48 hours', 48],
  ['2 to 7 days', 7 * 24],
  ['7 to 28 days', 28 * 24],
]
export function durationOf({ reportedAt, locatedAt }: Incident, now: Instant): (typeof durations)[number] {
  if (locatedAt === null || locatedAt > now) return 'not located yet'
  const took = minutesBetween(reportedAt, locatedAt)
  return upTo.find(([, hours]) => took <= hours * 60)?.[0] ?? 'more than 28 days'
}

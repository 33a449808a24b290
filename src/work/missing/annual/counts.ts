// The year's return, counted: reports, incidents and children are three counts and stay apart. Pure: rows in, tables out.
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

type Row = { readonly label: string; readonly incidents: number; readonly children: number }
type Table = { readonly title: string; readonly rows: readonly Row[] }

export type AnnualReturn = {
  readonly reports: number
  readonly incidents: number
  readonly children: number
  readonly notMissing: number
  readonly voided: number
  readonly transferred: number
  readonly tables: readonly Table[]
  /** Grade by age and sex: incidents alone. */
  readonly grades: {
    readonly columns: readonly string[]
    readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[]
  }
}

/** Reports are all that came; void records and those another force took over are counted once, apart, and nowhere else. */
export function annualReturn(given: readonly Incident[], now: Instant): AnnualReturn {
  const elsewhere = (one: Incident) => one.phase === 'voided' || one.phase === 'transferred'
  const kept = given.filter((one) => !elsewhere(one))
  const incidents = kept.filter((one) => one.missing)
  const table = (title: string, labels: readonly string[], of: (one: Incident) => string): Table => ({
    title,
    rows: labels.map((label) => ({ label, ...counted(incidents.filter((one) => of(one) === label)) })),
  })
  return {
    reports: given.length,
    ...counted(incidents),
    notMissing: kept.length - incidents.length,
    voided: given.filter((one) => one.phase === 'voided').length,
    transferred: given.filter((one) => one.phase === 'transferred').length,
    tables: [
      table('Age at the report', ages, ageOf),
      table('Sex, as reported', sexes, sexOf),
      table('Ethnicity, as the child defines it', present(ethnicities, incidents.map(ethnicityOf)), ethnicityOf),
      table('Last grade', grades, gradeOf),
      table('Time from report to location', durations, (one) => durationOf(one, now)),
      table('Who found the child', finders, finderOf),
      table('Harm', harms, harmOf),
      table('Exploitation, as known by the end', exploitations, (one) => one.exploitation),
      table('Missing from care', ['looked after', 'not looked after, or not known'], (one) =>
        one.lookedAfter ? 'looked after' : 'not looked after, or not known',
      ),
      repeats(incidents),
    ],
    grades: {
      columns: grades,
      rows: sexes.flatMap((sex) =>
        ages.flatMap((age) => {
          const those = incidents.filter((one) => sexOf(one) === sex && ageOf(one) === age)
          return those.length === 0
            ? []
            : [
                {
                  label: `${sex}, ${age}`,
                  counts: grades.map((grade) => those.filter((one) => gradeOf(one) === grade).length),
                },
              ]
        }),
      ),
    },
  }
}

const counted = (incidents: readonly Incident[]) => ({
  incidents: incidents.length,
  children: new Set(incidents.map((one) => one.childId)).size,
})

const ages = ['0 to 11', '12 to 14', '15 to 17', '18 or older since', 'not known'] as const
function ageOf({ age }: Incident): (typeof ages)[number] {
  if (age === null) return 'not known'
  return age <= 11 ? '0 to 11' : age <= 14 ? '12 to 14' : age <= 17 ? '15 to 17' : '18 or older since'
}

const sexes = ['female', 'male', 'other or not known'] as const
function sexOf({ sex }: Incident): (typeof sexes)[number] {
  const said = sex?.trim().toLowerCase()
  return said === 'female' || said === 'male' ? said : 'other or not known'
}

const ethnicities = ['Asian', 'Black', 'Mixed', 'White', 'Other', 'Not stated', 'not recorded']
const ethnicityOf = ({ ethnicity }: Incident): string => ethnicity ?? 'not recorded'
/** The list's own groups first, and no group that it has is left out. */
const present = (order: readonly string[], said: readonly string[]): readonly string[] => {
  const there = new Set(said)
  return [...order.filter((one) => there.has(one)), ...[...there].filter((one) => !order.includes(one)).sort()]
}

const grades = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW', 'not graded'] as const
function gradeOf({ grade }: Incident): (typeof grades)[number] {
  return grades.find((one) => one === grade?.replace('_', ' ')) ?? 'not graded'
}

const finders = ['police', 'returned by themselves', 'family', 'friends', 'carer', 'other', 'not located']
/** Found and missing again in the same episode is not located. */
const finderOf = ({ foundBy, locatedAt }: Incident): string =>
  locatedAt === null ? 'not located' : (foundBy ?? 'other')

const harms = ['found dead', 'serious harm', 'harm', 'none known', 'not yet recorded']
const harmOf = ({ dead, harm }: Incident): string => (dead ? 'found dead' : (harm ?? 'not yet recorded'))

const exploitations = ['high', 'known or suspected', 'none']

const durations = [
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
function durationOf({ reportedAt, locatedAt }: Incident, now: Instant): (typeof durations)[number] {
  if (locatedAt === null || locatedAt > now) return 'not located yet'
  const took = minutesBetween(reportedAt, locatedAt)
  return upTo.find(([, hours]) => took <= hours * 60)?.[0] ?? 'more than 28 days'
}

/** How many children were missing how often in the year. */
function repeats(incidents: readonly Incident[]): Table {
  const times = [...Map.groupBy(incidents, (one) => one.childId).values()].map((own) => own.length)
  const row = (label: string, is: (count: number) => boolean): Row => {
    const those = times.filter(is)
    return { label, incidents: those.reduce((sum, one) => sum + one, 0), children: those.length }
  }
  return {
    title: 'How often in the year',
    rows: [
      row('once', (count) => count === 1),
      row('twice', (count) => count === 2),
      row('3 to 5 times', (count) => count >= 3 && count <= 5),
      row('6 to 10 times', (count) => count >= 6 && count <= 10),
      row('more than 10 times', (count) => count > 10),
    ],
  }
}

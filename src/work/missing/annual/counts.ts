// The year's return, counted: reports, incidents and children are three counts and stay apart. Pure: rows in, tables out.
import type { Instant } from '../../../kernel/time.ts'
import {
  ageOf,
  ages,
  durationOf,
  durations,
  ethnicities,
  ethnicityOf,
  exploitations,
  finderOf,
  finders,
  gradeOf,
  grades,
  harmOf,
  harms,
  type Incident,
  present,
  sexes,
  sexOf,
} from './categories.ts'

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

// A list of adults missing now, as another system exports it: comma-separated, all that is wrong at once and by row.
import { parse } from 'csv-parse/sync'
import { type Instant, parseInstant, readLocalTime } from '../../../kernel/time.ts'

export type Adult = {
  readonly reference: string
  readonly name: string
  readonly age: number
  readonly level: string
  readonly since: Instant
  readonly place: string | null
  readonly owner: string | null
}

const columns = ['reference', 'name', 'age', 'level', 'missing since', 'place', 'owner'] as const
const most = 200
const levels = ['HIGH', 'MEDIUM', 'LOW', 'VERY_LOW']

type Read = { readonly adults: readonly Adult[]; readonly wrong: readonly string[] }
const nothing = (sentence: string): Read => ({ adults: [], wrong: [sentence] })

export function readAdults(text: string, now: Instant): Read {
  let records: string[][]
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  } catch (error) {
    return nothing(
      `It is not a list of comma-separated values: ${error instanceof Error ? error.message : 'unreadable'}.`,
    )
  }
  const [head = [], ...rest] = records
  const names = head.map((name) => name.toLowerCase())
  const lacking = columns.slice(0, 5).filter((column) => !names.includes(column))
  if (lacking.length > 0)
    return nothing(`The first row names the columns ${columns.join(', ')}. Missing: ${lacking.join(', ')}.`)
  if (rest.length > most) return nothing(`There are ${rest.length} rows; the most allowed is ${most}.`)
  const rows = rest.map((cells) => new Map(names.map((name, index) => [name, (cells[index] ?? '').slice(0, 300)])))
  const read = rows.map((row, index) => readRow(row, index + 2, now))
  const references = rows.map((row) => row.get('reference') ?? '')
  const twice = references.filter((one, index) => one !== '' && references.indexOf(one) < index)
  return {
    adults: read.flatMap((one) => (one.adult === null ? [] : [one.adult])),
    wrong: [...read.flatMap((one) => one.wrong), ...twice.map((one) => `Reference ${one} is there twice.`)].slice(
      0,
      50,
    ),
  }
}

function readRow(row: ReadonlyMap<string, string>, line: number, now: Instant) {
  const of = (column: (typeof columns)[number]) => row.get(column) ?? ''
  const [age, since, level] = [Number(of('age')), momentOf(of('missing since')), of('level').toUpperCase()]
  const wrong = [
    ...(of('reference') === '' ? ['no reference'] : []),
    ...(of('name') === '' ? ['no name'] : []),
    ...(of('age') === '' || !Number.isInteger(age) || age > 120 ? ['no age in whole years'] : []),
    ...(age < 18 ? ['a child: make a separate report here for each child'] : []),
    ...(levels.includes(level) ? [] : [`“${level}” is not a grade: ${levels.join(', ')}`]),
    ...(since === null ? ['missing since is not a date and time, like 2026-11-23 20:15'] : []),
    ...(since !== null && since > now ? ['missing since a time that has not come'] : []),
  ].map((sentence) => `Row ${line}: ${sentence}.`)
  if (wrong.length > 0 || since === null) return { adult: null, wrong }
  const { reference, name, place, owner } = Object.fromEntries(row)
  const adult: Adult = {
    reference: reference ?? '',
    name: name ?? '',
    age,
    level,
    since,
    place: place || null,
    owner: owner || null,
  }
  return { adult, wrong }
}

/** An instant, or a local time of day; an hour that came twice is taken as the first. */
function momentOf(text: string): Instant | null {
  const whole = parseInstant(text)
  if (whole !== null) return whole
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(text) ?? []
  const local = date === undefined || time === undefined ? null : readLocalTime(date, time, 'first')
  return local?.kind === 'instant' ? local.at : null
}

// A file of an inspection, row by row: what each row says, and everything that is wrong with it, before anything is recorded.
import { parse } from 'csv-parse/sync'
import { Compile } from 'typebox/compile'
import { parseLocalDate } from '../../../kernel/time.ts'
import { Text } from '../../../registers/schemas.ts'
import { isTimeScale, needsDate } from '../time-scales.ts'
import {
  type FindingKind,
  findingKinds,
  type InspectionKind,
  inspectionKinds,
  type Programme,
  programmes,
} from './scales.ts'

/** Which row of the file it stands in; what is not from a file has none. */
type FromRow = { readonly row?: number }

export type InspectionItem = FromRow & {
  readonly reference: string
  readonly title: string
  readonly body: string
  readonly programme: Programme
  readonly kind: InspectionKind
  readonly fieldwork: string | null
  readonly published: string | null
  readonly address: string | null
  readonly follows: string | null
  /** How many recommendations the report makes. */
  readonly asked: number | null
}
export type FindingItem = FromRow & {
  readonly inspection: string
  readonly reference: string
  readonly kind: FindingKind
  readonly chapter: string | null
  readonly theme: string
  readonly words: string | null
  readonly paragraph: string | null
  readonly measures: readonly string[]
  /** The reference of the finding or recommendation that it repeats. */
  readonly again: string | null
  readonly closedOn: string | null
  /** The inspectorate's document that closed it. */
  readonly document: string | null
}
export type RecommendationItem = FromRow & {
  readonly inspection: string
  readonly reference: string
  readonly finding: string | null
  readonly theme: string
  readonly words: string | null
  readonly paragraph: string | null
  readonly timeScale: string
  readonly on: string | null
  readonly addressee: string
}
export type FilesItem = FromRow & {
  readonly inspection: string
  readonly area: string
  readonly n: number
  readonly good: number
  readonly requiresImprovement: number
  readonly inadequate: number
}
export type JudgmentItem = FromRow & {
  readonly inspection: string
  readonly chapter: string
  readonly scale: string
  readonly grade: string
}
export type RevisitItem = FromRow & {
  readonly recommendation: string
  readonly result: string
  readonly title: string
  readonly on: string
}
export type MonitoringItem = FromRow & {
  readonly force: string
  readonly stage: 'scan' | 'engage'
  readonly announced: string | null
  readonly decided: string | null
  readonly effective: string
  readonly because: string | null
}

export type Register = {
  readonly inspections: readonly InspectionItem[]
  readonly findings: readonly FindingItem[]
  readonly recommendations: readonly RecommendationItem[]
  readonly files: readonly FilesItem[]
  readonly judgments: readonly JudgmentItem[]
  readonly revisits: readonly RevisitItem[]
  readonly monitoring: readonly MonitoringItem[]
}

export const noRows: Register = {
  inspections: [],
  findings: [],
  recommendations: [],
  files: [],
  judgments: [],
  revisits: [],
  monitoring: [],
}

/** The columns, in the order in which the empty file offers them. Which of them a row needs, its `item` says. */
export const columns = [
  'item',
  'inspection',
  'reference',
  'kind',
  'programme',
  'title',
  'body',
  'fieldwork',
  'published',
  'address',
  'follows',
  'finding',
  'chapter',
  'theme',
  'words',
  'paragraph',
  'time scale',
  'on',
  'measures',
  'again',
  'n',
  'good',
  'requires improvement',
  'inadequate',
  'scale',
  'grade',
  'result',
  'force',
  'announced',
  'decided',
  'addressee',
  'document',
] as const

export type RowError = { readonly row: number; readonly column: string; readonly sentence: string }
export type ReadFile = { readonly register: Register; readonly errors: readonly RowError[]; readonly rows: number }

const mostRows = 5_000

/** Everything wrong is answered at once, by row and column; row 1 holds the columns' names. */
export function readFile(text: string): ReadFile {
  const parsed = parsedRows(text)
  if ('error' in parsed) return { register: noRows, errors: [{ row: 1, column: '', sentence: parsed.error }], rows: 0 }
  const errors: RowError[] = []
  const made: { -readonly [Key in keyof Register]: Register[Key][number][] } = {
    inspections: [],
    findings: [],
    recommendations: [],
    files: [],
    judgments: [],
    revisits: [],
    monitoring: [],
  }
  for (const [index, cells] of parsed.rows.entries()) {
    const row = rowReader(cells, index + 2, errors)
    const item = row.among('item', items)
    if (item === 'inspection') made.inspections.push(inspectionOf(row))
    else if (item === 'recommendation') made.recommendations.push(recommendationOf(row))
    else if (item === 'files') made.files.push(filesOf(row))
    else if (item === 'judgment') made.judgments.push(judgmentOf(row))
    else if (item === 'revisit') made.revisits.push(revisitOf(row))
    else if (item === 'monitoring') made.monitoring.push(monitoringOf(row))
    else if (item !== null) made.findings.push(findingOf(row, item))
  }
  errors.push(...doubled(parsed.rows))
  return { register: made, errors, rows: parsed.rows.length }
}

const items = ['inspection', ...findingKinds, 'recommendation', 'files', 'judgment', 'revisit', 'monitoring'] as const

type Cells = Readonly<Record<string, string>>

function parsedRows(text: string): { readonly rows: readonly Cells[] } | { readonly error: string } {
  let records: string[][]
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  } catch (error) {
    return {
      error: `It is not a file of comma-separated values: ${error instanceof Error ? error.message : 'unreadable'}.`,
    }
  }
  const [head, ...rest] = records
  if (head === undefined) return { error: 'The file is empty. Begin with a row of column names.' }
  const names = head.map((name) => name.toLowerCase())
  const unknown = names.filter((name) => !columns.some((one) => one === name))
  if (!names.includes('item'))
    return { error: 'There is no column “item”. The first row must hold the columns’ names.' }
  if (unknown.length > 0) return { error: `Unknown columns: ${unknown.slice(0, 10).join(', ')}. Take them out.` }
  if (rest.length > mostRows) return { error: `There are ${rest.length} rows; ${mostRows} at most. Split the file.` }
  return { rows: rest.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))) }
}

const storable = Compile(Text(8_000))

// ——— one row ———

type RowReader = ReturnType<typeof rowReader>

function rowReader(cells: Cells, row: number, errors: RowError[]) {
  const wrong = (column: string, sentence: string) => void errors.push({ row, column, sentence })
  const given = (column: string): string | null => {
    const value = (cells[column] ?? '').normalize('NFC').trim()
    if (value === '') return null
    const most = column === 'words' ? 8_000 : 300
    if (value.length > most) wrong(column, `has ${value.length} characters; ${most} at most`)
    if (!storable.Check(value.slice(0, 8_000))) wrong(column, 'has a character that cannot be stored')
    return value.slice(0, most)
  }
  const needed = (column: string): string => {
    const value = given(column)
    if (value === null) wrong(column, 'is missing')
    return value ?? ''
  }
  const date = (column: string): string | null => {
    const value = given(column)
    if (value !== null && parseLocalDate(value) === null) wrong(column, `“${value}” is not a date like 2027-03-31`)
    return value
  }
  const dayOrMonth = (column: string): string | null => {
    const value = given(column)
    return value !== null && /^\d{4}-\d{2}$/.test(value) && parseLocalDate(`${value}-01`) !== null
      ? value
      : date(column)
  }
  const count = (column: string): number => {
    const value = needed(column)
    if (value !== '' && !/^\d{1,6}$/.test(value)) wrong(column, `“${value}” is not a whole number`)
    return /^\d{1,6}$/.test(value) ? Number(value) : 0
  }
  const among = <const Values extends readonly string[]>(column: string, values: Values): Values[number] | null => {
    const value = needed(column)
    const found = values.find((one) => one === value) ?? null
    if (value !== '' && found === null) wrong(column, `“${value}” is none of: ${values.join(', ')}`)
    return found
  }
  const optionalCount = (column: string): number | null => (given(column) === null ? null : count(column))
  return { row, given, needed, date, dayOrMonth, count, optionalCount, among, wrong }
}

function inspectionOf(row: RowReader): InspectionItem {
  return {
    row: row.row,
    reference: row.needed('reference'),
    title: row.needed('title'),
    body: row.given('body') ?? 'HMICFRS',
    programme: row.among('programme', programmes) ?? programmes[0],
    kind: row.among('kind', inspectionKinds) ?? 'other report',
    fieldwork: row.given('fieldwork'),
    published: row.date('published'),
    address: row.given('address'),
    follows: row.given('follows'),
    asked: row.optionalCount('n'),
  }
}

function findingOf(row: RowReader, kind: FindingKind): FindingItem {
  return {
    row: row.row,
    inspection: row.needed('inspection'),
    reference: row.needed('reference'),
    kind,
    chapter: row.given('chapter'),
    theme: row.needed('theme'),
    words: row.given('words'),
    paragraph: row.given('paragraph'),
    measures: (row.given('measures') ?? '').split(/[\s;,]+/).filter((one) => one !== ''),
    again: row.given('again'),
    closedOn: row.dayOrMonth('on'),
    document: row.given('document'),
  }
}

function recommendationOf(row: RowReader): RecommendationItem {
  const timeScale = row.given('time scale') ?? 'none'
  const on = row.date('on')
  if (!isTimeScale(timeScale))
    row.wrong('time scale', `“${timeScale}” is no time scale: immediately, months-3, months-6, date, none …`)
  if (needsDate(timeScale) && on === null) row.wrong('on', 'is missing: the time scale is a date')
  return {
    row: row.row,
    inspection: row.needed('inspection'),
    reference: row.needed('reference'),
    finding: row.given('finding'),
    theme: row.needed('theme'),
    words: row.given('words'),
    paragraph: row.given('paragraph'),
    timeScale,
    on,
    addressee: row.given('addressee') ?? 'chief constable',
  }
}

function filesOf(row: RowReader): FilesItem {
  const item = {
    row: row.row,
    inspection: row.needed('inspection'),
    area: row.given('chapter') ?? 'all files',
    n: row.count('n'),
    good: row.count('good'),
    requiresImprovement: row.count('requires improvement'),
    inadequate: row.count('inadequate'),
  }
  const sentence = sumWrong(item)
  if (sentence !== null) row.wrong('n', sentence)
  return item
}

/** Counts in circulating papers do not always add up: each is checked where it enters. */
export function sumWrong(item: Pick<FilesItem, 'n' | 'good' | 'requiresImprovement' | 'inadequate'>): string | null {
  const sum = item.good + item.requiresImprovement + item.inadequate
  return sum === item.n
    ? null
    : `${item.good} good, ${item.requiresImprovement} requiring improvement and ${item.inadequate} inadequate make ${sum}, not ${item.n}`
}

export type Counted = Pick<FilesItem, 'area' | 'n'>

/** No area has more files than there are in all. `all` are those of one inspection. */
export function moreThanAll(one: Counted, all: readonly Counted[]): string | null {
  const total = all.find((each) => each.area === 'all files')
  return total === undefined || one.n <= total.n ? null : `${one.area} has ${one.n} files, and all files are ${total.n}`
}

const judgmentOf = (row: RowReader): JudgmentItem => ({
  row: row.row,
  inspection: row.needed('inspection'),
  chapter: row.needed('chapter'),
  scale: row.needed('scale'),
  grade: row.needed('grade'),
})

const results = ['no meaningful improvement', 'not routine', 'improved, not routine', 'routine'] as const

const revisitOf = (row: RowReader): RevisitItem => ({
  row: row.row,
  recommendation: row.needed('reference'),
  result: row.among('result', results) ?? 'not routine',
  title: row.needed('title'),
  on: row.date('published') ?? row.needed('published'),
})

const monitoringOf = (row: RowReader): MonitoringItem => ({
  row: row.row,
  force: row.needed('force'),
  stage: row.among('kind', ['scan', 'engage']) ?? 'scan',
  announced: row.date('announced'),
  decided: row.date('decided'),
  effective: row.date('on') ?? row.needed('on'),
  because: row.given('words'),
})

// ——— across rows ———

/** The same reference twice. Whether a row names what is in the register already, only the register can say. */
function doubled(rows: readonly Cells[]): readonly RowError[] {
  const seen = new Map<string, number>()
  return rows.flatMap((cells, index) => {
    const { item = '', reference = '' } = cells
    if (reference === '' || item === 'revisit') return []
    const key = `${item === 'recommendation' ? 'r' : item === 'inspection' ? 'i' : 'f'} ${reference}`
    const before = seen.get(key)
    seen.set(key, index + 2)
    return before === undefined
      ? []
      : [{ row: index + 2, column: 'reference', sentence: `“${reference}” stands in row ${before} too` }]
  })
}

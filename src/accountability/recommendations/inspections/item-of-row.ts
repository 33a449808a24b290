// One row becomes what it says, by what kind of row it is.
import { addresseeOfCell, panelAsks, panelAsksAnother } from '../addressee.ts'
import { revisitResults } from '../document-facts.ts'
import { isTimeScale, longest, needsDate } from '../time-scales.ts'
import { sumWrong } from './files-add-up.ts'
import type {
  FilesItem,
  FindingItem,
  InspectionItem,
  JudgmentItem,
  MonitoringItem,
  RecommendationItem,
  RevisitItem,
} from './items.ts'
import { type FindingKind, inspectionKinds } from './kinds-of-report.ts'
import type { RowReader } from './row-reader.ts'

/** `programmes`: those of the policy. */
export function inspectionOf(row: RowReader, programmes: readonly string[]): InspectionItem {
  return {
    row: row.row,
    reference: row.needed('reference'),
    title: row.needed('title'),
    body: row.given('body') ?? 'HMICFRS',
    programme: row.among('programme', programmes) ?? '',
    kind: row.among('kind', inspectionKinds) ?? 'other report',
    fieldwork: row.given('fieldwork'),
    published: row.date('published'),
    address: row.given('address'),
    follows: row.given('follows'),
    asked: row.optionalCount('n'),
  }
}

export function findingOf(row: RowReader, kind: FindingKind): FindingItem {
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
    text: row.given('document text'),
    level: row.share('level'),
  }
}

export function recommendationOf(row: RowReader): RecommendationItem {
  const timeScale = row.given('time scale') ?? 'none'
  const on = row.date('on')
  if (!isTimeScale(timeScale))
    row.wrong(
      'time scale',
      `“${timeScale}” is not a time scale. Use immediately, months-3, months-6, date, none …, ${longest} at most`,
    )
  if (needsDate(timeScale) && on === null) row.wrong('on', 'is missing: the time scale is a date')
  const cell = row.given('addressee')
  const whose = addresseeOfCell(cell, timeScale)
  if (whose === null)
    row.wrong(
      'addressee',
      `“${cell}” could mean more than one: write chief officer, local policing body, or another body: and its name; several with a semicolon between`,
    )
  if (whose !== null && panelAsks(timeScale) && whose.addressee !== 'local policing body')
    row.wrong('addressee', `${panelAsksAnother} Write local policing body`)
  return {
    row: row.row,
    inspection: row.needed('inspection'),
    reference: row.needed('reference'),
    finding: row.given('finding'),
    theme: row.needed('theme'),
    words: row.given('words'),
    paragraph: row.given('paragraph'),
    timeScale,
    scaleReason: row.given('time scale reason'),
    on,
    addressee: whose?.addressee ?? 'chief constable',
    addresseeName: whose?.addresseeName ?? null,
    withOthers: whose?.withOthers ?? [],
  }
}

export function filesOf(row: RowReader): FilesItem {
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

export const judgmentOf = (row: RowReader): JudgmentItem => ({
  row: row.row,
  inspection: row.needed('inspection'),
  chapter: row.needed('chapter'),
  scale: row.needed('scale'),
  grade: row.needed('grade'),
})

export const revisitOf = (row: RowReader): RevisitItem => ({
  row: row.row,
  recommendation: row.needed('reference'),
  result: row.among('result', revisitResults) ?? 'not routine',
  title: row.needed('title'),
  on: row.date('published') ?? row.needed('published'),
  text: row.needed('document text'),
})

export function monitoringOf(row: RowReader): MonitoringItem {
  const [announced, decided] = [row.published('announced'), row.published('decided')]
  return {
    row: row.row,
    force: row.needed('force'),
    stage: row.among('kind', ['scan', 'engage']) ?? 'scan',
    announced,
    decided,
    effective: row.published('on') ?? (announced === null && decided === null ? row.needed('on') : null),
    because: row.given('words'),
    source: row.given('address'),
  }
}

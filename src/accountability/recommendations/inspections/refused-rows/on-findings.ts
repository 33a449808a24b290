// What is refused of rows on findings: what they name, repeat and measure, and by which document they ended.
import { endingWrong } from '../ending.ts'
import { chapterWrong } from '../generations.ts'
import type { FindingItem } from '../items.ts'
import { measuresWrong } from '../measures-named.ts'
import { repeatWrong } from '../repeats.ts'
import type { RowError } from '../row-reader.ts'
import {
  type Check,
  findingsOf,
  inspectionOfFinding,
  inspectionOfRecommendation,
  inspectionsOf,
  programmeOf,
  publishedOf,
  recommendationsOf,
} from './named.ts'
import { nowhere, taken, when, wrong } from './row-wrong.ts'

export function ofFindings(check: Check): readonly RowError[] {
  const [inspections, recommendations, findings] = [inspectionsOf(check), recommendationsOf(check), findingsOf(check)]
  return check.register.findings.flatMap((one) => {
    const chapter = chapterWrong(check.policy, programmeOf(check, one.inspection), one.chapter)
    return [
      ...when(!inspections.has(one.inspection), one, 'inspection', nowhere(one.inspection)),
      ...when(check.known.findings.has(one.reference), one, 'reference', taken(one.reference)),
      ...when(
        one.again !== null && !recommendations.has(one.again) && !findings.has(one.again),
        one,
        'again',
        nowhere(one.again ?? ''),
      ),
      ...when(chapter !== null, one, 'chapter', chapter ?? ''),
      ...repeatOf(check, one),
      ...measuresWrong({ ...one, level: one.level ?? null }, check.definitions).map(([field, sentence]) =>
        wrong(one, field, sentence),
      ),
      ...(one.closedOn === null ? [] : endingOf(check, one, one.closedOn)),
    ]
  })
}

/** The same that the form asks of an ending: its day, and the inspectorate's document with its words. */
function endingOf(check: Check, one: FindingItem, on: string): readonly RowError[] {
  const how = 'closed by the inspectorate'
  const published = publishedOf(check, one.inspection)
  return [
    ...endingWrong(one.kind, { how, on }, check.today).map(([, sentence]) => wrong(one, 'on', sentence)),
    ...when(
      published !== null && on < published.slice(0, on.length),
      one,
      'on',
      'this is before the inspection was published',
    ),
    ...when(
      one.document === null,
      one,
      'document',
      'is missing: only the inspectorate closes a finding, and its document must say so',
    ),
    ...when((one.text ?? null) === null, one, 'document text', 'is missing: without a document nothing is verified'),
  ]
}

/** The same that the form refuses: found again is by a later report, and by another. */
function repeatOf(check: Check, one: FindingItem): readonly RowError[] {
  if (one.again === null) return []
  const earlier = inspectionOfRecommendation(check, one.again) ?? inspectionOfFinding(check, one.again)
  if (earlier === null) return []
  const [named, by] = [earlier, one.inspection].map((inspectionId) => ({
    inspectionId,
    published: publishedOf(check, inspectionId),
  }))
  const sentence = named === undefined || by === undefined ? null : repeatWrong(named, by)
  return when(
    sentence !== null,
    one,
    'again',
    `${(sentence ?? '').charAt(0).toLowerCase()}${(sentence ?? '').slice(1)}`,
  )
}

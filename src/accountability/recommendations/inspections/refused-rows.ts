// What the register has against rows of a file: the same that the forms refuse, by row and column.

import type { Definitions } from '../soundness.ts'
import { isTimeScale, needsDate } from '../time-scales.ts'
import { endingWrong } from './ending.ts'
import { moreThanAll } from './files-add-up.ts'
import type { FindingItem, RecommendationItem, Register } from './items.ts'
import type { Known } from './known.ts'
import { measuresWrong } from './measures-named.ts'
import { repeatWrong } from './repeats.ts'
import type { RowError } from './row-reader.ts'
import { scaleWrong } from './scale-chosen.ts'
import { chapterWrong, judgmentWrong } from './scales.ts'

type Row = { readonly row?: number }
type Check = {
  readonly register: Register
  readonly known: Known
  readonly definitions: Definitions
  readonly today: string
}

const wrong = ({ row = 0 }: Row, column: string, sentence: string): RowError => ({ row, column, sentence })
const when = (is: boolean, row: Row, column: string, sentence: string): readonly RowError[] =>
  is ? [wrong(row, column, sentence)] : []
const nowhere = (name: string) => `“${name}” is neither in the file nor in the register`
const taken = (name: string) => `“${name}” is in the register already`
const notCome = 'this day has not come yet'

export function refusedRows(
  register: Register,
  known: Known,
  { definitions, today }: Pick<Check, 'definitions' | 'today'>,
): readonly RowError[] {
  const check = { register, known, definitions, today }
  return [
    ...ofInspections(check),
    ...ofFindings(check),
    ...ofRecommendations(check),
    ...ofCounts(check),
    ...ofRevisits(check),
    ...ofMonitoring(check),
  ].sort((a, b) => a.row - b.row)
}

const inspectionsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.inspections.keys(), ...register.inspections.map((one) => one.reference)])

const recommendationsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.recommendations.keys(), ...register.recommendations.map((one) => one.reference)])

const findingsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.findings.keys(), ...register.findings.map((one) => one.reference)])

const programmeOf = ({ register, known }: Check, reference: string): string =>
  known.inspections.get(reference)?.programme ??
  register.inspections.find((one) => one.reference === reference)?.programme ??
  ''

const publishedOf = ({ register, known }: Check, reference: string): string | null =>
  known.inspections.get(reference)?.publishedOn ??
  register.inspections.find((one) => one.reference === reference)?.published ??
  null

function ofInspections(check: Check): readonly RowError[] {
  const inspections = inspectionsOf(check)
  return check.register.inspections.flatMap((one) => [
    ...when(check.known.taken.has(one.reference), one, 'reference', taken(one.reference)),
    ...when(one.follows !== null && !inspections.has(one.follows), one, 'follows', nowhere(one.follows ?? '')),
    ...when(
      one.follows !== null &&
        one.published !== null &&
        inspections.has(one.follows) &&
        (publishedOf(check, one.follows) ?? '9999') >= one.published,
      one,
      'follows',
      `“${one.follows ?? ''}” was published on the same day or later: an inspection looks back on an earlier one`,
    ),
    ...when(
      one.published !== null && one.published > check.today,
      one,
      'published',
      `${notCome}: leave it empty, and it is a draft until then`,
    ),
  ])
}

function ofFindings(check: Check): readonly RowError[] {
  const [inspections, recommendations, findings] = [inspectionsOf(check), recommendationsOf(check), findingsOf(check)]
  return check.register.findings.flatMap((one) => {
    const chapter = chapterWrong(programmeOf(check, one.inspection), one.chapter)
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
      'is missing: only the inspectorate closes a finding, and a document of it says so',
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

/** The reference of the inspection that asks it. */
function inspectionOfRecommendation({ register, known }: Check, reference: string): string | null {
  const inFile = register.recommendations.find((one) => one.reference === reference)
  if (inFile !== undefined) return inFile.inspection
  const id = known.recommendations.get(reference)?.inspectionId ?? null
  return id === null ? null : ([...known.inspections].find(([, one]) => one.recordId === id)?.[0] ?? null)
}

function ofRecommendations(check: Check): readonly RowError[] {
  const [inspections, findings] = [inspectionsOf(check), findingsOf(check)]
  return check.register.recommendations.flatMap((one) => [
    ...when(!inspections.has(one.inspection), one, 'inspection', nowhere(one.inspection)),
    ...when(
      inspections.has(one.inspection) && publishedOf(check, one.inspection) === null,
      one,
      'inspection',
      `“${one.inspection}” is not published: its recommendations wait until then`,
    ),
    ...when(check.known.recommendations.has(one.reference), one, 'reference', taken(one.reference)),
    ...scaleOfRow(one, publishedOf(check, one.inspection)),
    ...when(one.finding !== null && !findings.has(one.finding), one, 'finding', nowhere(one.finding ?? '')),
    ...when(
      one.finding !== null && findings.has(one.finding) && inspectionOfFinding(check, one.finding) !== one.inspection,
      one,
      'finding',
      `“${one.finding}” is a finding of another inspection`,
    ),
  ])
}

/** What is no time scale at all is said where the row is read. */
function scaleOfRow(one: RecommendationItem, published: string | null): readonly RowError[] {
  if (!isTimeScale(one.timeScale) || (needsDate(one.timeScale) && one.on === null)) return []
  const { words, timeScale, on, scaleReason = null } = one
  const columns = { timeScale: 'time scale', on: 'on', scaleReason: 'time scale reason' }
  return scaleWrong({ words, timeScale, on, scaleReason, published, pasted: false }).map(([field, sentence]) =>
    wrong(one, columns[field], sentence),
  )
}

/** The reference of the inspection that made a finding. */
function inspectionOfFinding({ register, known }: Check, finding: string): string | null {
  const inFile = register.findings.find((one) => one.reference === finding)
  if (inFile !== undefined) return inFile.inspection
  const id = known.findings.get(finding)?.inspectionId
  return [...known.inspections].find(([, one]) => one.recordId === id)?.[0] ?? null
}

function ofCounts(check: Check): readonly RowError[] {
  const inspections = inspectionsOf(check)
  const { files, judgments } = check.register
  return [
    ...[...files, ...judgments].flatMap((one) =>
      when(!inspections.has(one.inspection), one, 'inspection', nowhere(one.inspection)),
    ),
    ...files.flatMap((one) => {
      const sentence = moreThanAll(
        one,
        files.filter((each) => each.inspection === one.inspection),
      )
      return when(sentence !== null, one, 'n', sentence ?? '')
    }),
    ...judgments.flatMap((one) =>
      judgmentWrong(programmeOf(check, one.inspection), one).map(([field, sentence]) => wrong(one, field, sentence)),
    ),
  ]
}

function ofRevisits(check: Check): readonly RowError[] {
  const recommendations = recommendationsOf(check)
  return check.register.revisits.flatMap((one) => {
    const asked = check.register.recommendations.find((each) => each.reference === one.recommendation)
    const published =
      check.known.recommendations.get(one.recommendation)?.published ??
      (asked === undefined ? null : publishedOf(check, asked.inspection))
    return [
      ...when(!recommendations.has(one.recommendation), one, 'reference', nowhere(one.recommendation)),
      ...when(one.on > check.today, one, 'published', notCome),
      ...when(
        published !== null && one.on < published,
        one,
        'published',
        'this is before the recommendation was published',
      ),
    ]
  })
}

const ofMonitoring = ({ register, today }: Check): readonly RowError[] =>
  register.monitoring.flatMap((one) => [
    ...when(one.effective > today, one, 'on', notCome),
    ...when((one.announced ?? '') > today, one, 'announced', notCome),
    ...when((one.decided ?? '') > today, one, 'decided', notCome),
    ...when(
      one.announced !== null && one.decided !== null && one.announced < one.decided,
      one,
      'announced',
      'it was announced before it was decided: check the two dates',
    ),
  ])

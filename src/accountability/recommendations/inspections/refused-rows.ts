// What the register has against rows of a file: the same that the forms refuse, by row and column.

import { endingWrong } from './ending.ts'
import { moreThanAll } from './files-add-up.ts'
import type { Register } from './items.ts'
import type { Known } from './known.ts'
import type { RowError } from './row-reader.ts'
import { chapterWrong, judgmentWrong } from './scales.ts'

type Row = { readonly row?: number }
type Check = { readonly register: Register; readonly known: Known; readonly today: string }

const wrong = ({ row = 0 }: Row, column: string, sentence: string): RowError => ({ row, column, sentence })
const when = (is: boolean, row: Row, column: string, sentence: string): readonly RowError[] =>
  is ? [wrong(row, column, sentence)] : []
const nowhere = (name: string) => `“${name}” is neither in the file nor in the register`
const taken = (name: string) => `“${name}” is in the register already`
const notCome = 'this day has not come yet'

export function refusedRows(register: Register, known: Known, today: string): readonly RowError[] {
  const check = { register, known, today }
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
    const how = 'closed by the inspectorate'
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
      ...(one.closedOn === null ? [] : endingWrong(one.kind, { how, on: one.closedOn }, check.today)).map(
        ([, sentence]) => wrong(one, 'on', sentence),
      ),
    ]
  })
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
    ...when(one.finding !== null && !findings.has(one.finding), one, 'finding', nowhere(one.finding ?? '')),
    ...when(
      one.finding !== null && findings.has(one.finding) && inspectionOfFinding(check, one.finding) !== one.inspection,
      one,
      'finding',
      `“${one.finding}” is a finding of another inspection`,
    ),
  ])
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

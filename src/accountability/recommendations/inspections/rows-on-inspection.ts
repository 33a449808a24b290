// What the rows of a file say of an inspection becomes its facts: findings, those that ended, counted files, grades.
import type { NewFact } from '../../../practice/fact.ts'
import { type Also, alsoOn, alsoOpening } from '../../../registers/records.ts'
import { documentOf } from '../document.ts'
import { followed } from './chain.ts'
import type { Bodies } from './facts.ts'
import { commentsOwedBy } from './generations.ts'
import type { FindingItem, InspectionItem } from './items.ts'
import { type Context, idOf, type Known, type Step } from './known.ts'
import { inspection } from './procedure.ts'

export function openingOf(context: Context, one: InspectionItem): Also {
  const { setting } = context
  const { now: happenedAt } = setting
  return alsoOpening(inspection, idOf(context, one.reference), [
    {
      kind: 'inspection.recorded/1',
      happenedAt,
      body: {
        reference: one.reference,
        title: one.title,
        body: one.body,
        programme: one.programme,
        kind: one.kind,
        fieldwork: one.fieldwork,
        follows: one.follows === null ? null : idOf(context, one.follows),
        readers: [...setting.readers],
        asked: one.asked,
        commentsOwed: commentsOwedBy(setting.policy, one.programme),
      },
    },
    ...(one.published === null
      ? []
      : [{ kind: 'inspection.published/1' as const, happenedAt, body: { on: one.published, address: one.address } }]),
    ...(one.planSent === undefined
      ? []
      : [
          {
            kind: 'inspection.plan-sent/1' as const,
            happenedAt,
            body: { ...one.planSent, version: 'of before the register' },
          },
        ]),
    ...factsOf(context, one.reference),
  ])
}

/** Rows about an inspection that is in the register already are added to it. */
export function additions(context: Context, known: Known): readonly Also[] {
  return [...known.inspections].flatMap(([reference, one]) => {
    const facts = factsOf(context, reference)
    return facts.length === 0 ? [] : [alsoOn(inspection, one.recordId, () => facts)]
  })
}

/** What the rows say of one inspection: its findings, those that ended, its counted files and its grades. */
function factsOf(context: Context, reference: string): readonly NewFact[] {
  const { register, setting } = context
  const { now: happenedAt } = setting
  const mine = <Row extends { readonly inspection: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.inspection === reference)
  const found = mine(register.findings)
  return [
    ...found.map((row) => ({ kind: 'inspection.found/1', happenedAt, body: foundBody(context, row) })),
    ...found.flatMap((row) => {
      if (row.closedOn === null) return []
      return [{ kind: 'inspection.finding-ended/1', happenedAt, body: endedBody(context, row, row.closedOn) }]
    }),
    ...mine(register.files).map(({ inspection: _, row: __, ...body }) => ({
      kind: 'inspection.files-counted/1',
      happenedAt,
      body,
    })),
    ...mine(register.judgments).map(({ inspection: _, row: __, ...body }) => ({
      kind: 'inspection.judged/1',
      happenedAt,
      body,
    })),
  ]
}

export const endedBody = (
  { findingIds, setting: { offeredBy } }: Context,
  { reference, document, text = null }: FindingItem,
  on: string,
): Bodies['inspection.finding-ended/1'] => ({
  findingId: findingIds.get(reference) ?? '',
  how: 'closed by the inspectorate',
  on,
  document: document ?? 'As published',
  ...(text === null ? {} : { textHash: documentOf(text).textHash }),
  ...(offeredBy === undefined ? {} : { offeredBy }),
})

export function foundBody(context: Context, row: FindingItem): Bodies['inspection.found/1'] {
  const { findingIds, asked } = context
  const repeated = row.again === null ? undefined : asked.get(row.again)
  return {
    findingId: findingIds.get(row.reference) ?? '',
    reference: row.reference,
    kind: row.kind,
    chapter: row.chapter,
    theme: row.theme,
    words: row.words,
    paragraph: row.paragraph,
    measures: [...row.measures],
    level: row.level ?? null,
    again:
      row.again === null
        ? null
        : {
            reference: row.again,
            recordId: repeated?.recordId ?? null,
            findingId: findingIds.get(row.again) ?? null,
            ...followed(row.again, (one) => stepOf(context, one)),
          },
  }
}

/** Of this file, or of the register. A recommendation goes on with the finding that it answers. */
function stepOf({ register, asked, placed, known }: Context, reference: string): Step | null {
  const finding = register.findings.find((one) => one.reference === reference)
  const recommendation = register.recommendations.find((one) => one.reference === reference)
  const inspectionOf = (recommendation ?? finding)?.inspection
  if (inspectionOf === undefined) return known.steps.get(reference) ?? null
  return {
    recordId: recommendation === undefined ? null : (asked.get(reference)?.recordId ?? null),
    published: placed.get(inspectionOf)?.publishedOn ?? null,
    repeats: finding?.again ?? recommendation?.finding ?? null,
  }
}

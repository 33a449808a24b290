// Rows that were read and checked become records: inspections with their findings, recommendations with their dates, revisits and stages of monitoring.
import { newId } from '../../../kernel/identity.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Holidays } from '../../../practice/deadline.ts'
import { type Also, alsoOn, alsoOpening } from '../../../registers/records.ts'
import { type NewRecommendationFact, revisitResults } from '../facts.ts'
import { recommendation } from '../procedure.ts'
import { dueOn } from '../time-scales.ts'
import type { Bodies } from './facts.ts'
import type { FindingItem, InspectionItem, Register, RowError } from './items.ts'
import { monitoring } from './monitoring.ts'
import { inspection } from './procedure.ts'

/** What is in the register already, by reference. */
export type Known = {
  readonly inspections: ReadonlyMap<
    string,
    {
      readonly recordId: string
      readonly title: string
      readonly publishedOn: string | null
      readonly address: string | null
    }
  >
  readonly recommendations: ReadonlyMap<string, { readonly recordId: string; readonly published: string | null }>
  readonly monitoring: ReadonlyMap<string, string>
}

export type Setting = {
  readonly now: Instant
  readonly readers: readonly string[]
  readonly holidays: Holidays
  readonly textHash: string | null
}

/** References that neither the file nor the register has, and those that the register has already. */
export function refusedRows(register: Register, known: Known): readonly RowError[] {
  const inspections = new Set([...known.inspections.keys(), ...register.inspections.map((one) => one.reference)])
  const published = new Set([
    ...register.inspections.filter((one) => one.published !== null).map((one) => one.reference),
    ...[...known.inspections].filter(([, one]) => one.publishedOn !== null).map(([reference]) => reference),
  ])
  const recommendations = new Set([
    ...known.recommendations.keys(),
    ...register.recommendations.map((one) => one.reference),
  ])
  const findings = new Set(register.findings.map((one) => one.reference))
  const wrong = (column: string, sentence: string): RowError => ({ row: 0, column, sentence })
  const unknownInspection = (reference: string) =>
    inspections.has(reference) ? [] : [wrong('inspection', `“${reference}” is neither in the file nor in the register`)]
  return [
    ...register.inspections.flatMap((one) => [
      ...(known.inspections.has(one.reference)
        ? [wrong('reference', `“${one.reference}” is in the register already`)]
        : []),
      ...(one.follows === null ? [] : unknownInspection(one.follows)),
    ]),
    ...register.findings.flatMap((one) => [
      ...unknownInspection(one.inspection),
      ...(one.again === null || recommendations.has(one.again) || findings.has(one.again)
        ? []
        : [wrong('again', `“${one.again}” is neither in the file nor in the register`)]),
    ]),
    ...register.recommendations.flatMap((one) => [
      ...unknownInspection(one.inspection),
      ...(inspections.has(one.inspection) && !published.has(one.inspection)
        ? [wrong('inspection', `“${one.inspection}” is not published: its recommendations wait until then`)]
        : []),
      ...(known.recommendations.has(one.reference)
        ? [wrong('reference', `“${one.reference}” is in the register already`)]
        : []),
      ...(one.finding === null || findings.has(one.finding)
        ? []
        : [wrong('finding', `“${one.finding}” is not in the file`)]),
    ]),
    ...[...register.files, ...register.judgments].flatMap((one) => unknownInspection(one.inspection)),
    ...register.revisits.flatMap((one) =>
      recommendations.has(one.recommendation)
        ? []
        : [wrong('reference', `“${one.recommendation}” is neither in the file nor in the register`)],
    ),
  ]
}

type Placed = {
  readonly recordId: string
  readonly title: string
  readonly publishedOn: string | null
  readonly address: string | null
  readonly body: string
}

/** One transaction's worth: pass only rows that `refusedRows` has nothing against. */
export function intoRegister(register: Register, known: Known, setting: Setting): readonly Also[] {
  const { now } = setting
  const placed = new Map<string, Placed>([
    ...[...known.inspections].map(([reference, one]) => [reference, { ...one, body: 'HMICFRS' }] as const),
    ...register.inspections.map(
      (one) =>
        [
          one.reference,
          { recordId: newId(now), title: one.title, publishedOn: one.published, address: one.address, body: one.body },
        ] as const,
    ),
  ])
  const findingIds = new Map(register.findings.map((one) => [one.reference, newId(now)]))
  const asked = new Map([
    ...[...known.recommendations].map(([reference, one]) => [reference, one] as const),
    ...register.recommendations.map(
      (one) =>
        [one.reference, { recordId: newId(now), published: placed.get(one.inspection)?.publishedOn ?? null }] as const,
    ),
  ])
  const context: Context = { register, placed, findingIds, asked, setting }
  return [
    ...register.inspections.map((one) => openingOf(context, one)),
    ...register.recommendations.map((one) => recommendationOf(context, one)),
    ...foundAgain(context),
    ...revisits(context),
    ...stages(context, known),
  ]
}

type Context = {
  readonly register: Register
  readonly placed: ReadonlyMap<string, Placed>
  readonly findingIds: ReadonlyMap<string, string>
  readonly asked: ReadonlyMap<string, { readonly recordId: string; readonly published: string | null }>
  readonly setting: Setting
}

const idOf = ({ placed }: Context, reference: string): string => placed.get(reference)?.recordId ?? ''

function openingOf(context: Context, one: InspectionItem): Also {
  const { register, setting, findingIds } = context
  const { now: happenedAt } = setting
  const mine = <Row extends { readonly inspection: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.inspection === one.reference)
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
      },
    },
    ...(one.published === null
      ? []
      : [{ kind: 'inspection.published/1' as const, happenedAt, body: { on: one.published, address: one.address } }]),
    ...mine(register.findings).map((row) => ({
      kind: 'inspection.found/1' as const,
      happenedAt,
      body: foundBody(context, row),
    })),
    ...mine(register.findings).flatMap((row) =>
      row.closedOn === null
        ? []
        : [
            {
              kind: 'inspection.finding-ended/1' as const,
              happenedAt,
              body: {
                findingId: findingIds.get(row.reference) ?? '',
                how: 'closed by the inspectorate' as const,
                on: row.closedOn,
                document: 'As published',
              },
            },
          ],
    ),
    ...mine(register.files).map(({ inspection: _, ...body }) => ({
      kind: 'inspection.files-counted/1' as const,
      happenedAt,
      body,
    })),
    ...mine(register.judgments).map(({ inspection: _, ...body }) => ({
      kind: 'inspection.judged/1' as const,
      happenedAt,
      body,
    })),
  ])
}

function foundBody(context: Context, row: FindingItem): Bodies['inspection.found/1'] {
  const { findingIds, asked, register, placed } = context
  const before = row.again === null ? undefined : register.findings.find((one) => one.reference === row.again)
  const rec = row.again === null ? undefined : register.recommendations.find((one) => one.reference === row.again)
  const from = before?.inspection ?? rec?.inspection ?? null
  return {
    findingId: findingIds.get(row.reference) ?? '',
    kind: row.kind,
    chapter: row.chapter,
    theme: row.theme,
    words: row.words,
    paragraph: row.paragraph,
    measures: [...row.measures],
    again:
      row.again === null
        ? null
        : {
            inspectionId: from === null ? (asked.get(row.again)?.recordId ?? '') : idOf(context, from),
            reference: row.again,
            on: from === null ? (asked.get(row.again)?.published ?? null) : (placed.get(from)?.publishedOn ?? null),
            findingId: findingIds.get(row.again) ?? null,
          },
  }
}

function recommendationOf(context: Context, one: Register['recommendations'][number]): Also {
  const { placed, asked, findingIds, setting } = context
  const from = placed.get(one.inspection)
  const baseOn = from?.publishedOn ?? null
  return alsoOpening(recommendation, asked.get(one.reference)?.recordId ?? '', [
    {
      kind: 'recommendation.received/2',
      happenedAt: setting.now,
      body: {
        reference: one.reference,
        source: from?.body ?? 'HMICFRS',
        inspection: (from?.title ?? one.inspection).slice(0, 200),
        inspectionId: from?.recordId ?? null,
        findingId: one.finding === null ? null : (findingIds.get(one.finding) ?? null),
        published: baseOn,
        theme: one.theme,
        words: one.words,
        paragraph: one.paragraph,
        address: from?.address ?? null,
        textHash: setting.textHash,
        addressee: 'chief constable',
        timeScale: one.timeScale,
        baseOn,
        dueOn: dueOn(one.timeScale, baseOn, one.on, setting.holidays),
      },
    } satisfies NewRecommendationFact,
  ])
}

function foundAgain(context: Context): readonly Also[] {
  const { register, asked, placed, setting } = context
  return register.findings.flatMap((row) => {
    const before = row.again === null ? undefined : asked.get(row.again)
    const from = placed.get(row.inspection)
    if (before === undefined || from === undefined || from.publishedOn === null) return []
    const body = {
      inspection: from.title.slice(0, 200),
      inspectionId: from.recordId,
      on: from.publishedOn,
      says: row.theme,
    }
    return [
      alsoOn(recommendation, before.recordId, () => [
        { kind: 'recommendation.found-again/1', happenedAt: setting.now, body },
      ]),
    ]
  })
}

function revisits({ register, asked, setting }: Context): readonly Also[] {
  return register.revisits.flatMap((row) => {
    const before = asked.get(row.recommendation)
    const result = revisitResults.find((one) => one === row.result)
    if (before === undefined || result === undefined) return []
    const body = { result, inspection: row.title.slice(0, 200), on: row.on, says: null }
    return [
      alsoOn(recommendation, before.recordId, () => [
        { kind: 'recommendation.revisited/1', happenedAt: setting.now, body },
      ]),
    ]
  })
}

function stages({ register, setting }: Context, known: Known): readonly Also[] {
  return [...Map.groupBy(register.monitoring, (one) => one.force)].map(([force, rows]) => {
    const facts = rows.map((row) => ({
      kind: 'monitoring.stage-recorded/1' as const,
      happenedAt: setting.now,
      body: { ...row, force },
    }))
    const there = known.monitoring.get(force)
    return there === undefined
      ? alsoOpening(monitoring, newId(setting.now), facts)
      : alsoOn(monitoring, there, () => facts)
  })
}

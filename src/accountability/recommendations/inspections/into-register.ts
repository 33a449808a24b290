// Rows that were read and checked become records: inspections with their findings, recommendations with their dates, revisits and stages of monitoring.
import { newId } from '../../../kernel/identity.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Holidays } from '../../../practice/deadline.ts'
import type { NewFact } from '../../../practice/fact.ts'
import { type Also, alsoOn, alsoOpening } from '../../../registers/records.ts'
import { type NewRecommendationFact, revisitResults } from '../facts.ts'
import { recommendation } from '../procedure.ts'
import { dueOn } from '../time-scales.ts'
import type { Bodies } from './facts.ts'
import type { FindingItem, InspectionItem, MonitoringItem, Register } from './items.ts'
import { monitoring } from './monitoring.ts'
import { inspection } from './procedure.ts'
import { repeats } from './repeats.ts'

/** What is in the register already, by reference. */
export type Known = {
  /** References of the file's inspections that are taken, by drafts too that whoever enters it may not see. */
  readonly taken: ReadonlySet<string>
  /** SHA-256 of the files whose rows were recorded. */
  readonly files: ReadonlySet<string>
  readonly inspections: ReadonlyMap<
    string,
    {
      readonly recordId: string
      readonly title: string
      readonly programme: string
      readonly publishedOn: string | null
      readonly address: string | null
      readonly body: string
    }
  >
  /** Findings by the references that rows give them. */
  readonly findings: ReadonlyMap<
    string,
    { readonly findingId: string; readonly inspectionId: string; readonly publishedOn: string | null }
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
    ...known.inspections,
    ...register.inspections.map(
      (one) =>
        [
          one.reference,
          { recordId: newId(now), title: one.title, publishedOn: one.published, address: one.address, body: one.body },
        ] as const,
    ),
  ])
  const findingIds = new Map([
    ...[...known.findings].map(([reference, one]) => [reference, one.findingId] as const),
    ...register.findings.map((one) => [one.reference, newId(now)] as const),
  ])
  const asked = new Map([
    ...[...known.recommendations].map(([reference, one]) => [reference, one] as const),
    ...register.recommendations.map(
      (one) =>
        [one.reference, { recordId: newId(now), published: placed.get(one.inspection)?.publishedOn ?? null }] as const,
    ),
  ])
  const context: Context = { register, placed, findingIds, asked, known, setting }
  return [
    ...register.inspections.map((one) => openingOf(context, one)),
    ...additions(context, known),
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
  readonly known: Known
  readonly setting: Setting
}

const idOf = ({ placed }: Context, reference: string): string => placed.get(reference)?.recordId ?? ''

function openingOf(context: Context, one: InspectionItem): Also {
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
      },
    },
    ...(one.published === null
      ? []
      : [{ kind: 'inspection.published/1' as const, happenedAt, body: { on: one.published, address: one.address } }]),
    ...factsOf(context, one.reference),
  ])
}

/** Rows about an inspection that is in the register already are added to it. */
function additions(context: Context, known: Known): readonly Also[] {
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

const endedBody = (
  { findingIds }: Context,
  { reference, document }: FindingItem,
  on: string,
): Bodies['inspection.finding-ended/1'] => ({
  findingId: findingIds.get(reference) ?? '',
  how: 'closed by the inspectorate',
  on,
  document: document ?? 'As published',
})

function foundBody(context: Context, row: FindingItem): Bodies['inspection.found/1'] {
  const { findingIds, asked, register, placed, known } = context
  const repeated = row.again === null ? undefined : asked.get(row.again)
  const before = register.findings.find((one) => one.reference === row.again)
  return {
    findingId: findingIds.get(row.reference) ?? '',
    reference: row.reference,
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
            reference: row.again,
            recordId: repeated?.recordId ?? null,
            findingId: findingIds.get(row.again) ?? null,
            on:
              repeated?.published ??
              placed.get(before?.inspection ?? '')?.publishedOn ??
              known.findings.get(row.again)?.publishedOn ??
              null,
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
        addressee: one.addressee,
        timeScale: one.timeScale,
        baseOn,
        dueOn: dueOn(one.timeScale, baseOn, one.on, setting.holidays),
      },
    } satisfies NewRecommendationFact,
    ...closedWith(context, one),
  ])
}

/** What answers a cause of concern that the inspectorate closed is closed with it. */
function closedWith(context: Context, one: Register['recommendations'][number]): readonly NewRecommendationFact[] {
  const { register, placed, setting } = context
  const finding = register.findings.find((row) => row.reference === one.finding)
  if (finding?.closedOn == null) return []
  const { findingId, on, document } = endedBody(context, finding, finding.closedOn)
  const inspectionId = placed.get(finding.inspection)?.recordId ?? ''
  const how = 'closed by the inspectorate'
  return [
    {
      kind: 'recommendation.closed/1',
      happenedAt: setting.now,
      body: { how, on, document, inspectionId, findingId },
    },
  ]
}

/** A draft's findings are counted when it is published: until then nothing of it shows elsewhere. */
function foundAgain(context: Context): readonly Also[] {
  const { register, placed, setting } = context
  return register.findings.flatMap((row) => {
    const from = placed.get(row.inspection)
    if (from === undefined || from.publishedOn === null) return []
    const { again, theme } = foundBody(context, row)
    return repeats({ ...from, publishedOn: from.publishedOn }, [{ again, theme }], setting.now)
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
      body: withoutRow({ ...row, force }),
    }))
    const there = known.monitoring.get(force)
    return there === undefined
      ? alsoOpening(monitoring, newId(setting.now), facts)
      : alsoOn(monitoring, there, () => facts)
  })
}

const withoutRow = ({ row: _, ...rest }: MonitoringItem) => rest

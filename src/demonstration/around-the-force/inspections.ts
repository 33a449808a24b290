// The invented reports, as the improvement team follows an inspection: announced, visited, debriefed, drafted, published; of an audit only what came of it.
import { registered } from '../../accountability/plan/action/queries.ts'
import { findingsByReference } from '../../accountability/recommendations/inspections/queries.ts'
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'
import { audited, first, second } from './invented.ts'

/** Days before the present. */
export const published = { audited: -400, first: -52, second: -21 } as const

export const recommendationIds = async ({ read }: Acting): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await read(async (reader, force) => await registered.all(reader, { force }))).map((one) => [
      one.reference,
      one.record_id,
    ]),
  )

export async function holdFirst(acting: Acting): Promise<void> {
  const { act, day } = acting
  const id = acting.idOf('inspection/DEMO-1')
  await enter(acting, id, first, -170)
  const reached = async (at: number, stage: string, on: number, until: number | null = null) =>
    await act(keeper, [at, 14], 'inspection/reach-stage', id, {
      stage,
      on: day(on),
      until: until === null ? null : day(until),
    })
  await reached(-170, 'announced', -171)
  await reached(-120, 'fieldwork', -124, -120)
  await reached(-118, 'debriefed', -118)
  await reached(-85, 'draft', -85)
  for (const [index, one] of first.findings.entries())
    await act(keeper, [-84, 10 + index / 10], 'inspection/find', id, { paragraph: null, again: null, ...one })
  for (const [index, one] of first.recommendations.entries()) await enterAsked(acting, id, one, [-84, 12 + index / 10])
  for (const [index, [chapter, grade]] of first.chapters.entries())
    await act(keeper, [-84, 14 + index / 10], 'inspection/judge', id, { chapter, scale: 'five-from-2021', grade })
  await act(keeper, [-84, 15], 'inspection/count-files', id, first.files)
  await act(keeper, [published.first, 9], 'inspection/publish', id, { on: day(published.first), address: null })
}

export const holdAudit = async (acting: Acting): Promise<void> =>
  await hold(acting, audited, { entered: -404, asked: -402, published: published.audited })

export const holdSecond = async (acting: Acting): Promise<void> =>
  await hold(acting, second, { entered: -70, asked: -40, published: published.second })

/** Entered, what it asks for, and published, each so many days from the present. */
type Held = { readonly entered: number; readonly asked: number; readonly published: number }

async function hold(acting: Acting, one: typeof audited | typeof second, days: Held): Promise<void> {
  const id = acting.idOf(`inspection/${one.reference}`)
  const on = acting.day(days.published)
  await enter(acting, id, one, days.entered)
  for (const [index, asked] of one.recommendations.entries())
    await enterAsked(acting, id, { finding: null, ...asked }, [days.asked, 12 + index / 10])
  await acting.act(keeper, [days.published, 9], 'inspection/publish', id, { on, address: null })
}

type Report = typeof audited | typeof first | typeof second

async function enter({ act }: Acting, id: string, one: Report, days: number): Promise<void> {
  const { reference, title, body, programme, kind } = one
  await act(keeper, [days, 9], 'inspection/record', id, {
    ...{ reference, title, body, programme, kind, fieldwork: null, publishedOn: null, address: null, follows: null },
    ...{ asked: one.recommendations.length, readers: [] },
  })
}

type Asked = {
  readonly reference: string
  readonly theme: string
  readonly words: string
  readonly timeScale: string
  readonly finding: string | null
}

async function enterAsked(
  { act, read }: Acting,
  id: string,
  { finding, reference, theme, words, timeScale }: Asked,
  at: readonly [number, number],
): Promise<void> {
  const found =
    finding === null
      ? null
      : await read(async (reader, force) => await findingsByReference.one(reader, { force, references: [finding] }))
  await act(keeper, at, 'inspection/enter-recommendation', id, {
    ...{ reference, theme, words, timeScale, on: null, paragraph: null },
    ...{ findingId: found?.finding_id ?? null, addressee: 'chief constable' },
  })
}

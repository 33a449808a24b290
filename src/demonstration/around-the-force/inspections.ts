// The invented inspections, as the improvement team follows one: announced, visited, debriefed, drafted, published, planned for in six weeks.

import { registered } from '../../accountability/plan/action/queries.ts'
import { findingsByReference } from '../../accountability/recommendations/inspections/queries.ts'
import type { ClosureTest } from '../../accountability/recommendations/test.ts'
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'
import { first, second } from './invented.ts'

/** Days before the present. */
export const published = { first: -52, second: -21 } as const

const chief = 'Tess Mowbray'

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
  await respond(acting)
  await plan(acting)
}

export async function holdSecond(acting: Acting): Promise<void> {
  const id = acting.idOf('inspection/DEMO-2')
  const on = acting.day(published.second)
  await enter(acting, id, second, -70)
  for (const [index, one] of second.recommendations.entries())
    await enterAsked(acting, id, { finding: null, ...one }, [-40, 12 + index / 10])
  await acting.act(keeper, [published.second, 9], 'inspection/publish', id, { on, address: null })
}

async function enter({ act }: Acting, id: string, one: typeof first | typeof second, days: number): Promise<void> {
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

/** What the force says of each, and the closure test that its figures must pass. */
async function respond(acting: Acting): Promise<void> {
  const ids = await recommendationIds(acting)
  for (const [index, one] of first.recommendations.entries()) {
    const id = ids.get(one.reference)
    if (id === undefined) continue
    const [stage, because] = one.stage
    await acting.act(keeper, [-49, 9 + index / 10], 'recommendation/record-stage', id, { stage, because })
    if (one.test === null || one.test === undefined)
      await acting.act(keeper, [-47, 9], 'recommendation/find-untestable', id, {
        because: 'That figures are published says nothing of whether children are safer: no measure tests it.',
      })
    else {
      await acting.act(keeper, [-47, 10 + index / 10], 'recommendation/propose-test', id, {
        test: asProposed(one.test),
        because: 'The demonstration’s closure test',
      })
    }
  }
}

/** What a measure is, and which way is better, its own definition says. */
const asProposed = (test: ClosureTest) => ({
  ...test,
  criteria: test.criteria.map(({ measure, part, threshold, minimumN }) => ({ measure, part, threshold, minimumN })),
})

/** The six-week plan: two actions, a reason for each recommendation that has none. */
async function plan(acting: Acting): Promise<void> {
  const { act, day, staff, idOf } = acting
  const ids = await recommendationIds(acting)
  const idsOf = (...references: string[]) => references.flatMap((one) => ids.get(one) ?? [])
  const write = async (key: string, hour: number, owner: readonly [string, string], body: object) => {
    await act(keeper, [-47, hour], 'action/write', idOf(`action/${key}`), {
      ...{ auditOnly: null, guidance: [], videos: [], training: null, postsFunded: null, postsFilled: null },
      ...{ dependsOn: [], dates: { startOn: day(-45), dueOn: day(20), effectOn: day(80) }, ...body },
    })
    await act(keeper, [-46, hour], 'action/allocate', idOf(`action/${key}`), {
      staffId: staff.get(owner[0])?.staffId,
      post: owner[1],
    })
    await act(owner[0], [-44, hour], 'action/start', idOf(`action/${key}`), { early: null })
  }
  await write('demo-owner-named', 9, ['Ewa Lindqvist', 'Force incident manager'], {
    recommendations: idsOf('DEMO-1/1'),
    text: 'The control room names an owner for every missing child as the call ends, and calls when nobody answers',
    measures: ['M4', 'M8'],
  })
  await write('demo-reviews-written', 11, ['Desta Moorcroft', 'Detective inspector'], {
    recommendations: idsOf('DEMO-1/2', 'DEMO-1/1'),
    text: 'Supervisors write each review as what is to be done next, by whom and by when, and an inspector reads three a day',
    measures: ['M9', 'M10'],
  })
  const recordId = idOf('plan/DEMO-1')
  await act(keeper, [-45, 9], 'plan/open', recordId, {
    title: 'Plan in answer to the invented inspection (demonstration)',
    to: 'Invented inspectorate (demonstration)',
    recommendations: idsOf(...first.recommendations.map(({ reference }) => reference)),
  })
  await act(keeper, [-43, 9], 'plan/draft', recordId, {
    because: 'First version, within six weeks of the report',
    reasons: [
      'DEMO-1/3: the action on ethnicity that is under way answers it: it stands in the improvement plan',
      'DEMO-1/4: the public figures are to say it, and are published again by the clock; nothing more is planned',
    ],
  })
  await act(chief, [-42, 9], 'plan/approve', recordId, {})
  await act(keeper, [-41, 9], 'plan/submit', recordId, { receipt: 'Letter 2026/71' })
}

/** Judged at once: of a moment at which the year’s figures are there, or are being loaded. */
export async function approveTests(acting: Acting): Promise<void> {
  const ids = await recommendationIds(acting)
  for (const { reference, test } of first.recommendations) {
    const id = ids.get(reference)
    if (test != null && id !== undefined) await acting.actNow(chief, 'recommendation/approve-test', id, {})
  }
}

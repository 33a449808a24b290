// What the force answers the first invented inspection: what it accepts, the closure tests it proposes and approves, and the plan within six weeks.
import type { ClosureTest } from '../../accountability/recommendations/test.ts'
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'
import { recommendationIds } from './inspections.ts'
import { audited, first } from './invented.ts'

const chief = 'Tess Mowbray'

export async function answerFirst(acting: Acting): Promise<void> {
  await respond(acting)
  await plan(acting)
}

/** Long enough ago that the whole of the history is judged by its tests. */
export async function answerAudit(acting: Acting): Promise<void> {
  const ids = await recommendationIds(acting)
  for (const [index, one] of audited.recommendations.entries()) {
    const id = ids.get(one.reference)
    if (id === undefined) continue
    const [stage, because] = one.stage
    await acting.act(keeper, [-395, 9 + index / 10], 'recommendation/record-stage', id, { stage, because })
    await acting.act(keeper, [-390, 10 + index / 10], 'recommendation/propose-test', id, {
      test: asProposed(one.test),
      because: 'One measure of what is asked, and one of whether children go missing again',
    })
    await acting.act(chief, [-385, 10 + index / 10], 'recommendation/approve-test', id, {})
  }
}

/** Judged at once: of a moment at which the year’s figures are there, or are being loaded. */
export async function approveTests(acting: Acting): Promise<void> {
  const ids = await recommendationIds(acting)
  for (const { reference, test } of first.recommendations) {
    const id = ids.get(reference)
    if (test != null && id !== undefined) await acting.actNow(chief, 'recommendation/approve-test', id, {})
  }
}

/** What the force says of each, and the closure test that its figures must pass. */
async function respond(acting: Acting): Promise<void> {
  const ids = await recommendationIds(acting)
  for (const [index, one] of first.recommendations.entries()) {
    const id = ids.get(one.reference)
    if (id === undefined) continue
    const [stage, because] = one.stage
    await acting.act(keeper, [-49, 9 + index / 10], 'recommendation/record-stage', id, { stage, because })
    if (one.test == null)
      await acting.act(keeper, [-47, 9], 'recommendation/find-untestable', id, {
        because: 'That figures are published says nothing of whether children are safer: no measure tests it.',
      })
    else
      await acting.act(keeper, [-47, 10 + index / 10], 'recommendation/propose-test', id, {
        test: asProposed(one.test),
        because: 'The demonstration’s closure test',
      })
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

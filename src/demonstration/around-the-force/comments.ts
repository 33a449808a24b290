// Section 55 on the invented inspections: of the first published in time with its gap printed, of the second being written now.
import { commentsOn } from '../../accountability/section-55/queries.ts'
import type { Acting } from './acting.ts'
import { published, recommendationIds } from './inspections.ts'
import { first, second } from './invented.ts'

const office = 'Uma Kettering'
const chief = 'Tess Mowbray'

export async function commentOnFirst(acting: Acting): Promise<void> {
  const { act, day } = acting
  const id = await commentsFor(acting, 'inspection/DEMO-1', first.title, published.first)
  if (id === null) return
  await act(office, [-50, 10], 'section-55/invite-chief', id, { replyBy: day(-30) })
  await act(chief, [-34, 16], 'section-55/record-chief-comments', id, {
    comments:
      'I accept what the inspectors found. Children waited too long, and too often nobody could say who was looking. The plan went within six weeks; whether it works is for the figures to say, and they are to be public.',
  })
  await act(office, [-24, 11], 'section-55/comment', id, {
    comments:
      'The report says what families have told us. We ask for dates and for figures, not for assurances, and we hold the force to both at every public meeting.',
    reply:
      'We note that the plan has no action of its own for DEMO-1/3 and DEMO-1/4. We asked what the other plan’s action changes for DEMO-1/3; no answer had come when this was published.',
  })
  const answer = answering(acting, id)
  await answer(
    'DEMO-1/1',
    [-23, 10],
    'The control room names an owner as the call ends. The share graded in time is to be among the public figures.',
  )
  await answer(
    'DEMO-1/2',
    [-23, 11],
    'Reviews are written as what is to be done next; an inspector reads a sample every day.',
  )
  await answer(
    'DEMO-1/4',
    [-23, 12],
    null,
    'The public figures are to say it, and are published again by the clock: nothing more is planned.',
  )
  await act(office, [-14, 15], 'section-55/publish', id, {
    address: 'https://commissioner.demonstration.example/section-55/demo-1',
    mayStand: 'It names nobody, and its numbers are of recommendations',
  })
  await act(office, [-14, 16], 'section-55/copy', id, {
    to: 'inspectors of constabulary',
    how: 'By letter, with the address',
  })
  await act(office, [-13, 10], 'section-55/copy', id, {
    to: 'Secretary of State',
    how: 'By electronic mail, with the document',
  })
  await act(office, [-13, 11], 'section-55/copy', id, { to: 'panel', how: 'To the secretariat, for its next meeting' })
}

export async function commentOnSecond(acting: Acting): Promise<void> {
  const { act, day } = acting
  const id = await commentsFor(acting, 'inspection/DEMO-2', second.title, published.second)
  if (id === null) return
  await act(office, [-19, 10], 'section-55/invite-chief', id, { replyBy: day(9) })
  await act(chief, [-5, 16], 'section-55/record-chief-comments', id, {
    comments:
      'We share the findings with our partners and answer them together. Two of the three need the councils too.',
  })
  await act(office, [-3, 11], 'section-55/comment', id, {
    comments:
      'Draft: to be read by the partners before it is published. Homes and schools have told us that they do not know whom to call.',
    reply: null,
  })
  await answering(acting, id)(
    'DEMO-2/3',
    [-2, 10],
    'A card with one number goes to every home and school; the duty desk keeps the list.',
  )
}

/** Opened by the register itself, on publication. */
const commentsFor = async (
  { read, day, idOf }: Acting,
  inspection: string,
  title: string,
  days: number,
): Promise<string | null> =>
  (
    await read(
      async (reader, force) =>
        await commentsOn.one(reader, { force, inspection: idOf(inspection), title, publishedOn: day(days) }),
    )
  )?.record_id ?? null

const answering =
  (acting: Acting, id: string) =>
  async (reference: string, at: readonly [number, number], action: string | null, whyNone: string | null = null) => {
    const recordId = (await recommendationIds(acting)).get(reference)
    if (recordId !== undefined) await acting.act(office, at, 'section-55/answer', id, { recordId, action, whyNone })
  }

// What the commissioner’s office did itself and how far it was assured: some of it beside what the figures said that day.
import type { Acting } from './acting.ts'
import { recommendationIds } from './inspections.ts'

const office = 'Uma Kettering'

export const undertaking = 'commissioner-action/visits'
/** Entered once the year's figures are there: each stands beside what they said on its day. */
export const measured = 'commissioner-action/reviews'
/** Rested on figures that have fallen since. */
export const trained = 'scrutiny-decision/training'
export const partlyAssured = 'scrutiny-decision/supervision'
export const assured = 'scrutiny-decision/grading'

export async function scrutinise(acting: Acting): Promise<void> {
  const { act, day, idOf } = acting
  await undertake(acting, -100, undertaking, {
    words: 'Visit the control room unannounced four times a year and publish what was seen each time',
    dueOn: day(-25),
    measures: [],
    noMeasure: 'What a visit sees is written down; no figure shows that it took place',
  })
  await act(office, [-40, 10], 'commissioner-action/change-date', idOf(undertaking), {
    dueOn: day(30),
    because: 'The third visit was moved to a weekend night, when most children are reported',
  })
}

/** Two of the year's three public meetings: one held, one called. */
export async function meetInPublic({ act, day, idOf }: Acting): Promise<void> {
  const call = async (days: number, meeting: string, on: number) =>
    await act(office, [days, 9], 'performance-meeting/call', idOf(meeting), {
      heldOn: day(on),
      place: 'Council chamber (demonstration)',
      stream: 'https://commissioner.demonstration.example/live',
      questionsBy: day(on - 5),
    })
  await call(-70, 'performance-meeting/held', -33)
  await act(office, [-32, 10], 'performance-meeting/record-held', idOf('performance-meeting/held'), {
    outcome:
      'Parents asked who looks for a child at night. The chief officer promised a named inspector on every shift; the figures are to show it.',
    paper: null,
  })
  await call(-12, 'performance-meeting/next', 18)
}

export async function holdAgainstFigures(acting: Acting): Promise<void> {
  const { act, day, idOf } = acting
  await undertake(acting, -45, measured, {
    words: 'Read the figure of reviews in time at every public performance meeting, and ask for what is behind it',
    dueOn: day(60),
    measures: ['M9'],
    noMeasure: null,
  })
  await act('Sam Underhill', [-29, 10], 'public-statement/record', idOf('public-statement/grading'), {
    who: 'The force’s spokesperson (demonstration)',
    saidOn: day(-30),
    words: 'Every child who goes missing is now assessed at once, day and night.',
    place: 'A radio interview that never was (demonstration)',
    address: null,
    measures: ['M4'],
  })
  await decideBesideFigures(acting)
}

async function decideBesideFigures(acting: Acting): Promise<void> {
  const { day } = acting
  const ids = await recommendationIds(acting)
  await decide(acting, -140, trained, {
    topic: 'Whether those who grade the risk are trained for it',
    recommendationId: ids.get('DEMO-0/2') ?? null,
    questions: 'Who grades at night, and whose training is in date?',
    assurance: 'assured',
    because: 'The force showed us that everybody who grades had been trained',
    evidence: 'The list of who grades, with the day until which each is trained',
    furtherAction: null,
    nextReviewOn: day(40),
  })
  await decide(acting, -90, partlyAssured, {
    topic: 'Whether supervisors review searches for children',
    recommendationId: ids.get('NCPI-2021/3') ?? null,
    questions: 'How often is a search reviewed, who writes it, and what shows that the review changed anything?',
    assurance: 'partly assured',
    because: 'Reviews are held. Whether they change the search is not shown by anything that we were given',
    evidence: 'A presentation, and six redacted reviews',
    furtherAction: 'Bring the figures of reviews in time, and the files that were audited, month by month',
    nextReviewOn: day(14),
  })
  await decide(acting, -8, assured, {
    topic: 'Whether the risk to a missing child is recognised in time',
    recommendationId: ids.get('NCPI-2021/1') ?? null,
    questions: 'Are children graded in time, and does somebody own each search?',
    assurance: 'assured',
    because: 'The chief officer told us that every shift now has a named inspector',
    evidence: 'The chief officer’s verbal update',
    furtherAction: null,
    nextReviewOn: day(80),
  })
}

/** At the board that decides every one of them, on that day. */
const decide = async (
  { act, day, idOf }: Acting,
  days: number,
  decision: string,
  said: Readonly<Record<string, unknown>>,
) =>
  await act(office, [days, 14], 'scrutiny-decision/decide', idOf(decision), {
    forum: 'Strategic governance board',
    decidedOn: day(days),
    ...said,
  })

const undertake = async (
  { act, idOf }: Acting,
  days: number,
  action: string,
  said: Readonly<Record<string, unknown>>,
) =>
  await act(office, [days, 10], 'commissioner-action/undertake', idOf(action), {
    owner: 'The commissioner’s head of scrutiny',
    ...said,
  })

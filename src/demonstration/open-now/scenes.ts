// The scenes on the board right now: one of each kind that a visitor should meet.
import { hours, type Instant, plus } from '../../kernel/time.ts'
import type { Child } from '../children.ts'
import { none } from '../course/failing.ts'
import { type Course } from '../course.ts'
import type { Act } from '../episode.ts'
import { handOverAct } from '../search/handovers.ts'

export type Scene = {
  /** Minutes since the first report. */
  readonly ago: number
  /** Minutes since the child was located; left out: still missing. */
  readonly located?: number
  readonly child: Partial<Child> & { readonly age?: number }
  readonly course?: Partial<Omit<Course, 'answers'>>
  readonly answers?: Course['answers']
  /** Days ago of this child's earlier reports. */
  readonly before?: readonly number[]
  /** Acts that have not been done. */
  readonly without?: (act: Act, until: Instant) => boolean
}

const is =
  (...commands: readonly string[]) =>
  (act: Act) =>
    commands.includes(act.command)

/** HIGH on the caller's words alone; nothing else fires. */
const hurtsHerself = { 'self-harm': 'yes' } as const

const plain = { exploited: 'no', disability: false, selfHarm: false, lookedAfter: false, outOfArea: false } as const

export const scenes: readonly Scene[] = [
  { ago: 195, child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' }, answers: hurtsHerself },
  // F10: an owner who was never told. It escalates until somebody acknowledges it.
  {
    ago: 58,
    child: { ...plain, age: 12, unit: 'stoke-response', area: 'Stoke-on-Trent' },
    without: is('acknowledge', handOverAct, 'note'),
  },
  // Nobody owns this one.
  {
    ago: 41,
    child: { ...plain, age: 15, unit: 'burton-response', area: 'Burton' },
    without: is('assign', 'acknowledge', handOverAct, 'review', 'contact-family'),
  },
  // Its last review was set, and nobody came.
  {
    ago: 640,
    child: { ...plain, age: 16, unit: 'newcastle-response', area: 'Newcastle-under-Lyme' },
    without: (act, until) => act.command === 'review' && act.at > plus(until, hours(-5)),
  },
  {
    ago: 150,
    child: { ...plain, age: 15, unit: 'tamworth-response', area: 'Tamworth' },
    course: { path: 'concern for safety' },
    without: is('review', 'end-concern'),
  },
  // From a children's home, four times before.
  {
    ago: 320,
    child: {
      exploited: 'suspected',
      disability: false,
      selfHarm: false,
      lookedAfter: true,
      outOfArea: true,
      age: 15,
      unit: 'cannock-response',
      area: 'Cannock',
    },
    before: [74, 51, 23, 9],
  },
  // Still missing on the second day, handed over at every change of shift.
  { ago: 1730, child: { ...plain, age: 16, unit: 'stoke-response', area: 'Stoke-on-Trent' } },
  // Rung in just now: not graded yet.
  { ago: 8, child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' }, without: is('grade') },
  { ago: 105, child: { ...plain, age: 13, unit: 'burton-response', area: 'Burton' } },
  {
    ago: 255,
    child: { ...plain, lookedAfter: true, age: 17, unit: 'stoke-response', area: 'Stoke-on-Trent' },
    before: [38],
    course: { failing: { ...none, servicesNotTold: true, promiseBroken: true } },
  },
  // Located where he is not safe, and not returned: still looked at.
  {
    ago: 400,
    located: 25,
    child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' },
    course: { atRisk: true },
    without: is('return', 'hold-interview'),
  },
  // In police protection past sixty hours, which nobody may prolong: one authority has not been told, and nothing is decided.
  {
    ago: 3790,
    located: 3690,
    child: { ...plain, age: 15, unit: 'tamworth-response', area: 'Tamworth' },
    course: { atRisk: true, inPoliceProtection: true },
    without: is(
      'return',
      'learn',
      'record-ethnicity',
      'decide-outcome',
      'close',
      'report-return-interview',
      'read-return-interview',
    ),
  },
  // Returned; the interview is still owed.
  {
    ago: 700,
    located: 170,
    child: { ...plain, age: 15, unit: 'burton-response', area: 'Burton' },
    without: is('hold-interview', 'learn', 'record-ethnicity', 'decide-outcome', 'close'),
  },
  // Spoken to by phone, which is not an interview; waits for its close.
  {
    ago: 2500,
    located: 1600,
    child: { ...plain, age: 16, unit: 'cannock-response', area: 'Cannock' },
    course: { failing: { ...none, interviewByPhone: true } },
    without: is('except-interview', 'close'),
  },
]

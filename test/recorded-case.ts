// A report and a grading as the ledger holds them, for tests and measurements: each says only what it is about.
import { newId } from '../src/kernel/identity.ts'
import type { Instant } from '../src/kernel/time.ts'
import type { Bodies } from '../src/work/missing/facts.ts'
import { grading, history } from './episode-of-facts.ts'

type Reported = Bodies['missing.reported/1']
type Graded = Bodies['missing.graded/1']

/** `at` is when the police were first told; the child is new. */
export const reportedBody = (
  at: Instant,
  child: Pick<Reported['child'], 'name'> & Partial<Reported['child']>,
  more: Partial<Reported> = {},
): Reported => ({
  path: 'missing',
  child: {
    personId: newId(at),
    age: 14,
    dateOfBirth: null,
    ageDisputed: false,
    sex: null,
    description: null,
    ...child,
  },
  lastSeen: { at, precision: 'about', place: 'a place' },
  caller: { name: null, phone: '07700 900000', relation: null },
  why: 'x',
  firstContactAt: at,
  source: null,
  unit: 'stafford-response',
  area: 'Stafford',
  reviewBy: null,
  history,
  ...more,
})

export const gradedBody = (level: string, more: Partial<Graded> = {}) => ({ ...grading, ...more, level })

/** Why a measured case is MEDIUM. */
export const asTheAnswersSay: Pick<Graded, 'because' | 'rules'> = {
  because: 'as the answers say',
  rules: [{ id: 'R1', level: 'MEDIUM', because: 'under 18', source: 'APP' }],
}

// One episode of a loaded database: real facts, folded by the real procedure.
import { newId } from '../src/kernel/identity.ts'
import { type Instant, minutes, plus } from '../src/kernel/time.ts'
import type { Fact } from '../src/practice/fact.ts'
import { policyAt } from '../src/practice/policy.ts'
import { fold } from '../src/practice/procedure.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { asTheAnswersSay, gradedBody, reportedBody } from '../test/recorded-case.ts'
import type { Child } from './children-who-return.ts'

export function episode(number: number, forceId: string, now: Instant, count: number, child: Child) {
  const reportedAt =
    number % 80 === 0
      ? plus(now, minutes(-60 - (number % 600)))
      : plus(now, minutes(-1440 - Math.floor((number / count) * 364 * 1440)))
  const recordId = newId(reportedAt)
  const at = (after: number) => plus(reportedAt, minutes(after))
  const level = number % 6 === 0 ? 'HIGH' : 'MEDIUM'
  const happened: (readonly [string, number, unknown])[] = [
    [
      'missing.reported/1',
      0,
      reportedBody(
        reportedAt,
        { personId: child.id, name: child.name, age: 10 + (number % 8) },
        {
          lastSeen: { at: at(-90), precision: 'about', place: child.home ?? `${number % 300} Bench Street` },
          caller: { name: null, phone: `07700 ${100000 + (number % 900000)}`, relation: 'parent' },
          why: 'not home when expected',
          unit: `unit-${number % 6}`,
          area: `area-${number % 3}`,
        },
      ),
    ],
    [
      'missing.answered/1',
      2,
      {
        answers: [
          { question: 'self-harm', answer: 'no', saidBy: 'parent', at: at(2), note: null },
          {
            question: 'looked-after',
            answer: child.home === null ? 'no' : 'yes',
            saidBy: 'parent',
            at: at(2),
            note: null,
          },
        ],
      },
    ],
    ['missing.graded/1', 8 + (number % 15), gradedBody(level, asTheAnswersSay)],
    ['missing.endorsed/1', 20 + (number % 50), { level, because: 'agreed' }],
    ['missing.assigned/1', 25 + (number % 50), { staffId: officer, name: 'B Officer', unit: `unit-${number % 6}` }],
    ['missing.acknowledged/1', 30 + (number % 55), {}],
    [
      'missing.action-recorded/1',
      40 + (number % 60),
      { action: 'children’s services told', subject: 'Staffordshire', outcome: null, detail: 'told' },
    ],
  ]
  const closed: (readonly [string, number, unknown])[] = [
    [
      'missing.reviewed/1',
      110,
      {
        level,
        summary: `review of ${number}`,
        nextReviewAt: at(300),
        actionsSet: ['call the school'],
        actionsClosed: [],
        likeTheLast: null,
      },
    ],
    [
      'missing.located/1',
      400,
      {
        place: `${number % 200} Found Road`,
        how: 'police',
        with: null,
        atRisk: false,
        placeToReturn: null,
        detail: 'well',
      },
    ],
    ['missing.returned/1', 430, { to: 'home', seenBy: 'B Officer', detail: null }],
    [
      'missing.interview-held/1',
      460,
      {
        faceToFace: true,
        offeredApart: true,
        apart: true,
        alone: null,
        where: 'home',
        firstAccount: 'I was at the park',
        crimeDisclosed: false,
        stoppedForPlannedInterview: false,
      },
    ],
    ['missing.closed/1', 600, { summary: 'closed' }],
  ]
  const facts = [...happened, ...(number % 80 === 0 ? [] : closed)].map(
    ([kind, after, body], index): Fact => ({
      forceId,
      recordId,
      position: index + 1,
      kind,
      happenedAt: at(after),
      recordedAt: at(after),
      recordedBy: officer,
      policyVersion: standingPolicy.version,
      corrects: null,
      body,
    }),
  )
  return fold(missing, forceId, recordId, facts.map(missing.read), judged)
}

const officer = '00000000-0000-7000-8000-0000000000aa'

const judged = policyAt([standingPolicy])

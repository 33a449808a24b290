// What is done with one audited file: graded apart by those it fell to, settled by a third, returned at once, put right, audited again.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { type Command, type Decision, none } from '../../registers/records.ts'
import { Line } from '../../registers/schemas.ts'
import { choice, line, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import type { FileFact } from './facts.ts'
import { auditedFile, type FileState, finalGrade, inDispute, neededGradings } from './procedure.ts'
import { answers, grades, questions, topicGrades } from './questions.ts'

type FileCommand<Schema extends Type.TSchema> = Command<FileState, FileFact, Schema, null>
const command = <Schema extends Type.TSchema>(given: FileCommand<Schema>): FileCommand<Schema> => given

const answered = (refusals: readonly Refusal[], ...facts: readonly NewFact[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }

const because = text('Why: what in the file says so', 'Enter why')
const grade = choice('Grade', 'Choose a grade', grades)

/** What anyone who grades a file fills in. */
export const gradingFields = {
  grade,
  topicGrade: {
    ...Type.Union([Type.Unsafe<(typeof topicGrades)[number]>({ type: 'string', enum: [...topicGrades] }), Type.Null()]),
    title: 'On the five-point scale of inspections since 2024',
    description: 'Kept beside the grade; the two scales are never put on one line',
    input: 'select',
    choices: topicGrades.map((value) => ({ value, text: value })),
  },
  answers: {
    ...Type.Object(
      Object.fromEntries(
        questions.map(({ id, words }) => [id, choice(words, `Answer: ${words}`, answers, {}, 'select')]),
      ),
    ),
    title: 'Questions',
  },
  livedExperience: text('What it was like to be this child', 'Enter what it was like to be this child'),
  because,
}

const Grading = Type.Object({
  ...gradingFields,
  peerForce: optionalLine('Graded by another force: which', {
    most: 100,
    description: 'Only for a file another force grades too',
  }),
  peerAuditor: optionalLine('and by whom'),
})

export const gradeFile = command({
  name: 'grade-file',
  title: 'Grade this file',
  path: 'gradings',
  permission: 'grade files',
  body: Grading,
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const { peerForce, peerAuditor, ...graded } = body
    const peer = peerForce === null || peerAuditor === null ? null : { force: peerForce, auditor: peerAuditor }
    return answered(gradingRefusals(state, by.staffId, { peerForce, peerAuditor }), {
      kind: 'audited-file.graded/1',
      happenedAt: now,
      body: { ...graded, peer },
    })
  },
})

type Peer = { readonly peerForce: string | null; readonly peerAuditor: string | null }

function gradingRefusals(state: FileState, who: string, peer: Peer): readonly Refusal[] {
  const { drawn, allocated, gradings } = state
  if (drawn?.kind !== 'case files') return [refusal('', 'These files are not graded: their answers are asked again.')]
  const mine = allocated !== null && (allocated.first === who || allocated.second === who)
  const half = (peer.peerForce === null) !== (peer.peerAuditor === null)
  const fromPeer = peer.peerForce !== null
  return [
    ...(mine ? [] : [refusal('', 'This file fell to another auditor.')]),
    ...(gradings.length >= neededGradings(state) ? [refusal('', 'All its gradings are there.')] : []),
    ...(fromPeer && state.sentTo !== null
      ? [refusal('peerForce', `It is with ${state.sentTo.toName}: their grading comes by itself.`)]
      : []),
    ...(half
      ? [refusal(peer.peerForce === null ? 'peerForce' : 'peerAuditor', 'Enter both: which force, and who.')]
      : []),
    ...(fromPeer && !drawn.peer ? [refusal('peerForce', 'No other force grades this file.')] : []),
    ...(!fromPeer && gradings.some((one) => one.by === who && one.peer === null)
      ? [
          refusal(
            '',
            drawn.peer
              ? 'You have graded it. Enter the other force’s grading, with force and name.'
              : 'You have graded it; a first grading stands.',
          ),
        ]
      : []),
    ...(fromPeer && gradings.some((one) => one.peer !== null)
      ? [refusal('peerForce', 'The other force’s grading is there.')]
      : []),
  ]
}

export const allocate = command({
  name: 'allocate',
  title: 'Give the file to another auditor',
  path: 'allocation',
  permission: 'draw audits',
  body: Type.Object({
    first: { ...Type.String(), title: 'Who grades it', missing: 'Choose who grades it', input: 'select' },
    second: {
      ...Type.Union([Type.String(), Type.Null()]),
      title: 'Who grades it apart, where two do',
      input: 'select',
    },
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const { drawn, gradings } = state
    const chosen = [body.first, body.second].filter((one) => one !== null)
    return answered(
      [
        ...(gradings.length > 0 ? [refusal('', 'It is graded already, so it stays with who graded it.')] : []),
        ...(chosen.some((one) => drawn?.involved.includes(one) === true)
          ? [refusal('first', 'Somebody chosen here had a hand in this case: choose somebody who had not.')]
          : []),
        ...(body.first === body.second ? [refusal('second', 'Two people grade it: choose two.')] : []),
        ...(drawn?.double === true && body.second === null
          ? [refusal('second', 'This file is graded by two: choose the second.')]
          : []),
        ...(drawn?.double !== true && body.second !== null ? [refusal('second', 'One person grades this file.')] : []),
      ],
      { kind: 'audited-file.allocated/1', happenedAt: now, body },
    )
  },
})

export const moderate = command({
  name: 'moderate',
  title: 'Settle the grade',
  path: 'moderation',
  permission: 'moderate audits',
  body: Type.Object({ grade, because }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(
      [
        ...(inDispute(state) ? [] : [refusal('', 'Its gradings do not differ, so there is nothing to settle.')]),
        ...(state.gradings.some((one) => one.by === by.staffId)
          ? [refusal('', 'You graded it: somebody who did not settles it.')]
          : []),
        ...(state.drawn?.involved.includes(by.staffId) === true ? [refusal('', 'You had a hand in this case.')] : []),
      ],
      { kind: 'audited-file.moderated/1', happenedAt: now, body },
    ),
})

export const raiseConcern = command({
  name: 'raise-concern',
  title: 'Immediate safeguarding concern: return the case now',
  path: 'safeguarding-concern',
  permission: 'grade files',
  body: Type.Object({ concern: text('What puts the child at risk now', 'Enter what puts the child at risk now') }),
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) =>
    state.drawn === null
      ? answered([refusal('', 'There is no such file.')])
      : answered([], {
          kind: 'audited-file.concern-raised/1',
          happenedAt: now,
          body: { about: state.drawn.about, concern: body.concern, dueAt: sameDay(now) },
        }),
})

const sameDay = (now: Instant): Instant => endOfLocalDay(localDate(now))

export const remedy = command({
  name: 'remedy',
  title: 'Record what was put right',
  path: 'remedy',
  permission: 'own actions',
  body: Type.Object({ done: text('What was put right in this case', 'Enter what was put right') }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(finalGrade(state) === null ? [refusal('', 'Its grade does not stand yet.')] : [], {
      kind: 'audited-file.remedied/1',
      happenedAt: now,
      body,
    }),
})

export const auditAgain = command({
  name: 'audit-again',
  title: 'Audit this file again',
  path: 're-audit',
  permission: 'grade files',
  body: Type.Object({ grade, because }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(
      [
        ...(state.remedied === null ? [refusal('', 'Nothing has been put right in it yet.')] : []),
        ...(state.remedied?.by === by.staffId ? [refusal('', 'You put it right: somebody else audits it again.')] : []),
        ...(state.drawn?.involved.includes(by.staffId) === true ? [refusal('', 'You had a hand in this case.')] : []),
      ],
      { kind: 'audited-file.re-audited/1', happenedAt: now, body },
    ),
})

export const askAgain = command({
  name: 'ask-again',
  title: 'Record an answer asked again',
  path: 're-asked',
  permission: 'grade files',
  commutes: true,
  body: Type.Object({
    question: choice('What was asked again', 'Choose what was asked again', ['ethnicity', 'an answer of no']),
    recorded: line('What the record says', 'Enter what the record says', { most: 100 }),
    said: line('What the child or family said now', 'Enter what was said now', { most: 100 }),
    same: { ...Type.Boolean(), title: 'Is it the same?', missing: 'Say whether it is the same', input: 'yes-no' },
    askedOf: { ...Line(), title: 'Who was asked: child, mother, carer', missing: 'Enter who was asked', input: 'text' },
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      state.drawn?.kind === 're-ask'
        ? []
        : [refusal('', 'These files are graded: answers are asked again in a re-ask sample.')],
      { kind: 'audited-file.re-asked/1', happenedAt: now, body },
    ),
})

export const fileCommands: readonly BoundCommand[] = [
  bind(auditedFile, gradeFile, { says: 'Graded', button: 'Record this grading' }),
  bind(auditedFile, allocate, { says: 'Given to another auditor' }),
  bind(auditedFile, moderate, { says: 'Settled' }),
  bind(auditedFile, raiseConcern, { says: 'Returned: it is owed today', button: 'Return the case now' }),
  bind(auditedFile, remedy, { says: 'Recorded: it is audited again by somebody else' }),
  bind(auditedFile, auditAgain, { says: 'Audited again' }),
  bind(auditedFile, askAgain, { says: 'Recorded' }),
]

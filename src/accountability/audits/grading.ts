// An audited file is graded by those it fell to, apart from each other.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { none } from '../../registers/records.ts'
import { Maybe } from '../../registers/schemas.ts'
import { choice, optionalLine, text } from '../../web/fields.ts'
import { answered, because, command, grade } from './file-command.ts'
import { type FileState, neededGradings } from './file-state.ts'
import { answers, questions, topicGrades, topics } from './questions.ts'

/** What anyone who grades a file fills in. */
export const gradingFields = {
  grade,
  topics: Type.Optional({
    ...Type.Object(
      Object.fromEntries(
        topics.map(({ id, words }) => [
          id,
          Type.Optional({
            ...Maybe(Type.Unsafe<(typeof topicGrades)[number]>({ type: 'string', enum: [...topicGrades] })),
            title: words,
            input: 'select',
            choices: topicGrades.map((value) => ({ value, text: value })),
          }),
        ]),
      ),
    ),
    title: 'The topics of inspections since 2024',
    description:
      'Leave empty what the file does not show. Kept beside the grade; the two scales are never put on one line',
  }),
  topicGrade: {
    ...Type.Union([Type.Unsafe<(typeof topicGrades)[number]>({ type: 'string', enum: [...topicGrades] }), Type.Null()]),
    title: 'All in all, on the five-point scale',
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

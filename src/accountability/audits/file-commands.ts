// What is done with one audited file: graded apart by those it fell to, settled by a third, returned at once, put right, audited again.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { type Command, type Decision, load, none } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, choiceOf, idChoice, line, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { auditorChoices } from './auditor-choices.ts'
import type { Auditable } from './cases.ts'
import { type Auditor, isOutside } from './draw.ts'
import type { FileFact } from './facts.ts'
import { type FileState, inDispute, neededGradings, toAuditAgain, toPutRight } from './file-state.ts'
import { auditedFile } from './procedure.ts'
import { auditors } from './queries.ts'
import { answers, grades, questions, topicGrades, topics } from './questions.ts'

type FileCommand<Schema extends Type.TSchema, Evidence> = Command<FileState, FileFact, Schema, Evidence>
const command = <Schema extends Type.TSchema, Evidence>(
  given: FileCommand<Schema, Evidence>,
): FileCommand<Schema, Evidence> => given

const answered = (refusals: readonly Refusal[], ...facts: readonly NewFact[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }

const because = text('Why: what in the file says so', 'Enter why')
const grade = choice('Grade', 'Choose a grade', grades)

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

export const allocate = command({
  name: 'allocate',
  title: 'Give the file to another auditor',
  path: 'allocation',
  permission: 'draw audits',
  body: Type.Object({
    first: idChoice('Who grades it', 'Choose who grades it'),
    second: {
      ...Maybe(Id),
      title: 'Who grades it apart',
      description: 'Only where two grade it',
      input: 'select',
    },
  }),
  evidence: async (reader, { world }): Promise<readonly Auditor[]> =>
    (await auditors.all(reader, { force: world.who.forceId })).map(({ staff_id, unit_id }) => ({
      staffId: staff_id,
      unit: unit_id,
    })),
  decide: ({ body, state, evidence, now }) => {
    const { drawn, gradings } = state
    return answered(
      [
        ...when(drawn === null, '', 'There is no such file.'),
        ...when(
          gradings.some(({ by, peer }) => peer === null && by !== body.first && by !== body.second),
          'first',
          'It is graded already: whoever graded it keeps it. A second auditor may still be given.',
        ),
        ...when(gradings.length >= neededGradings(state), '', 'All its gradings are there.'),
        ...mayGrade('first', body.first, state, evidence),
        ...(body.second === null ? [] : mayGrade('second', body.second, state, evidence)),
        ...when(body.first === body.second, 'second', 'Two people grade it: choose two.'),
        ...when(
          drawn?.double === true && body.second === null,
          'second',
          'This file is graded by two: choose the second.',
        ),
        ...when(drawn?.double !== true && body.second !== null, 'second', 'One person grades this file.'),
      ],
      { kind: 'audited-file.allocated/1', happenedAt: now, body },
    )
  },
})

/** In post, an auditor, of another unit, and without a hand in the case (accountability.md R24). */
function mayGrade(
  field: string,
  staffId: string,
  { drawn }: FileState,
  evidence: readonly Auditor[],
): readonly Refusal[] {
  const auditor = evidence.find((one) => one.staffId === staffId)
  if (auditor === undefined)
    return [refusal(field, 'This person may not grade files: choose somebody whose job it is.')]
  return when(
    !isOutside(auditor, { unit: drawn?.unit ?? '', involved: drawn?.involved ?? [] }),
    field,
    'This person had a hand in the case, or works in its unit: choose somebody who does not.',
  )
}

/** An auditor who did not grade it; where all of them did, a detective inspector of another unit. */
export const moderate = command({
  name: 'moderate',
  title: 'Settle the grade',
  path: 'moderation',
  permission: 'moderate audits',
  body: Type.Object({ grade, because }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(moderationRefusals(state, by), {
      kind: 'audited-file.moderated/1',
      happenedAt: now,
      body,
    }),
})

export function moderationRefusals(state: FileState, by: Pick<Person, 'staffId' | 'unit'>): readonly Refusal[] {
  const { drawn, gradings } = state
  return [
    ...when(!inDispute(state), '', 'Its gradings do not differ, so there is nothing to settle.'),
    ...when(
      gradings.some((one) => one.by === by.staffId),
      '',
      'You graded it: somebody who did not settles it.',
    ),
    ...when(drawn?.involved.includes(by.staffId) === true, '', 'You had a hand in this case.'),
    ...when(
      drawn?.unit !== undefined && drawn.unit === by.unit,
      '',
      'It is a case of your own unit: somebody of another settles it.',
    ),
  ]
}

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
    answered(
      when(
        !toPutRight(state),
        '',
        'Nothing is to be put right in it: its grade is good or does not stand yet, or it waits to be audited again.',
      ),
      { kind: 'audited-file.remedied/1', happenedAt: now, body },
    ),
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
        ...when(!toAuditAgain(state), '', 'Nothing has been put right in it since it was audited last.'),
        ...when(state.remedies.at(-1)?.by === by.staffId, '', 'You put it right: somebody else audits it again.'),
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
  body: Type.Object({
    said: choiceOf(
      'What the child or family said now',
      'Choose what was said now',
      'What the record says is not shown: ask without it',
    ),
    askedOf: line('Who was asked: child, mother, carer', 'Enter who was asked'),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const { drawn } = state
    if (drawn?.kind !== 're-ask')
      return answered([refusal('', 'These files are graded: answers are asked again in a re-ask sample.')])
    const { recorded, stratum } = drawn
    if (recorded === undefined)
      return answered([refusal('', 'It was drawn as a whole case, before answers were drawn: plan another sample.')])
    const same = isSame(recorded, body.said)
    return answered(when(state.reAsked.length > 0, '', 'It was asked again already.'), {
      kind: 'audited-file.re-asked/1',
      happenedAt: now,
      body: { ...body, question: stratum, recorded, same },
    })
  },
})

const drawnOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, auditedFile, recordId))).state
    .drawn

/** Letters and digits alone, so that a capital or a full stop makes no difference. */
const isSame = (recorded: string, said: string): boolean => plain(recorded) === plain(said)
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const fileCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(auditedFile, gradeFile, { says: 'Graded', button: 'Record this grading' }),
  bind(auditedFile, allocate, {
    says: 'Given to another auditor',
    choices: async (world) => {
      const known = await auditorChoices(world)
      return { first: known, second: known }
    },
  }),
  bind(auditedFile, moderate, { says: 'Settled' }),
  bind(auditedFile, raiseConcern, { says: 'Returned: it is owed today', button: 'Return the case now' }),
  bind(auditedFile, remedy, { says: 'Recorded: it is audited again by somebody else' }),
  bind(auditedFile, auditAgain, { says: 'Audited again' }),
  bind(auditedFile, askAgain, {
    says: 'Recorded',
    choices: async (world, recordId) => {
      const drawn = await drawnOf(world, recordId)
      const source = auditable.find(({ topic }) => topic === drawn?.topic)
      const kind = drawn?.stratum === 'ethnicity' ? 'ethnicity' : 'an answer of no'
      return { said: (source?.mayBeSaid(kind) ?? []).map((value) => ({ value, text: value })) }
    },
    load: async (world, recordId) => {
      const drawn = await drawnOf(world, recordId)
      return drawn?.question === undefined ? {} : { about: [`Ask again: ${drawn.question}`] }
    },
  }),
]

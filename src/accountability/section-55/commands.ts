// The workspace of section 55: complete only when every recommendation has an action or a reason; published in time all the same, with the gap printed.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { addDays, localDate, parseLocalDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { Id, Line, LocalDate } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { line, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { afterPublication } from './after-publication.ts'
import { answerAsKnown } from './known-answer.ts'
import {
  addedSince,
  gapOf,
  lastDay,
  type Recommendation,
  type Section55State,
  section55,
  withAdded,
} from './procedure.ts'
import { all, reports } from './queries.ts'
import { recommendationsNow, taken } from './register.ts'
import { answered, command, current, isAddress, notAfter } from './shared.ts'

const Open = Type.Object({
  report: {
    ...Line(300),
    title: 'Which report',
    description: 'Reports whose recommendations are in the register',
    missing: 'Choose the report',
    input: 'select',
  },
})

type Found = {
  readonly publishedOn: string | null
  readonly recommendations: readonly Recommendation[]
  readonly opened: boolean
}

export const open = command<typeof Open, Found>({
  name: 'open',
  title: 'Open comments on a report',
  path: 'comments',
  permission: 'scrutinise',
  opens: true,
  body: Open,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const [known, recommendations, others] = await Promise.all([
      reports.all(reader, { force }),
      recommendationsNow(reader, world, body.report),
      all.all(reader, { force }),
    ])
    return {
      publishedOn: known.find((one) => one.inspection === body.report)?.published ?? null,
      recommendations,
      opened: others.some((one) => one.report === body.report),
    }
  },
  decide: ({ body, evidence, now }) =>
    answered(
      [
        ...(evidence.publishedOn === null
          ? [refusal('report', 'This report is not in the register, or not published yet.')]
          : []),
        ...(evidence.opened ? [refusal('report', 'Comments on this report are open already.')] : []),
      ],
      {
        kind: 'section-55.opened/1',
        happenedAt: now,
        body: {
          report: body.report,
          publishedOn: evidence.publishedOn ?? localDate(now),
          recommendations: [...evidence.recommendations],
        },
      },
    ),
})

export const inviteChief = command({
  name: 'invite-chief',
  title: 'Invite the chief officer’s comments',
  path: 'invitation',
  permission: 'scrutinise',
  body: Type.Object({ replyBy: { ...LocalDate, title: 'Reply by', missing: 'Enter the day', input: 'date' } }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const by = parseLocalDate(body.replyBy)
    return answered(
      [
        ...notAfter(state),
        ...(by === null ? [refusal('replyBy', 'There is no such day.')] : []),
        ...(by !== null && by < localDate(now) ? [refusal('replyBy', 'This day has passed.')] : []),
        ...leavesTime(state, body.replyBy, localDate(now)),
        ...(state.replyBy === null ? [] : [refusal('', 'The chief officer is invited already.')]),
      ],
      { kind: 'section-55.chief-invited/1', happenedAt: now, body },
    )
  },
})

/** Published after the reply and by the last lawful day: between them there must be a day. */
const leavesTime = ({ opened }: Section55State, replyBy: string, today: string): readonly Refusal[] => {
  const last = opened === null ? null : lastDay(opened.publishedOn)
  return when(
    last !== null && today < last && replyBy >= last,
    'replyBy',
    `The comments are to be published by ${last ?? ''}, after the chief officer’s reply. Give an earlier day.`,
  )
}

export const chiefComments = command({
  name: 'record-chief-comments',
  title: 'Record the chief officer’s comments',
  path: 'chief-comments',
  permission: 'comment for section 55',
  body: Type.Object({
    comments: optionalText('The chief officer’s comments', {
      most: 20_000,
      description: 'Left empty: no comments are made',
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...when(state.replyBy === null, '', 'The chief officer is not invited yet.'),
        ...when(state.covered !== null, '', `It is answered with “${state.covered?.report ?? ''}”.`),
        ...when(
          state.published !== null && body.comments === null,
          'comments',
          'The comments are published. Enter what is to be added to them.',
        ),
      ],
      { kind: 'section-55.chief-commented/1', happenedAt: now, body },
    ),
})

export const comment = command({
  name: 'comment',
  title: 'Write the local policing body’s comments',
  path: 'own-comments',
  permission: 'scrutinise',
  body: Type.Object({
    comments: text('Comments on the report', 'Enter the comments', { most: 20_000 }),
    reply: optionalText('Response to the chief officer’s comments', { most: 20_000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...notAfter(state),
        ...(state.chief === null && state.replyBy === null
          ? [refusal('', 'Invite the chief officer first: the Act asks for that before comments are prepared.')]
          : []),
      ],
      { kind: 'section-55.commented/1', happenedAt: now, body },
    ),
})

export const answerFor = command({
  name: 'answer',
  title: 'Answer for one recommendation',
  path: 'answers',
  permission: 'scrutinise',
  body: Type.Object({
    recordId: { ...Id, title: 'Which recommendation', missing: 'Choose the recommendation', input: 'select' },
    action: optionalText('Action taken or proposed'),
    whyNone: optionalText('Or why none is taken'),
  }),
  evidence: current,
  decide: ({ body, state, evidence, now }) => {
    const both = body.action !== null && body.whyNone !== null
    const neither = body.action === null && body.whyNone === null
    return answered(
      [
        ...notAfter(state),
        ...when(
          !withAdded(state, addedSince(state, evidence)).recommendations.some((one) => one.recordId === body.recordId),
          'recordId',
          'This recommendation is not in the report.',
        ),
        ...(neither ? [refusal('action', 'Enter the action taken or proposed, or below why there is none.')] : []),
        ...(both ? [refusal('whyNone', 'Enter an action or why there is none, not both.')] : []),
      ],
      ...taken(state, evidence, now),
      { kind: 'section-55.answered/1', happenedAt: now, body },
    )
  },
})

export const complete = command({
  name: 'mark-complete',
  title: 'Mark the comments complete',
  path: 'completion',
  permission: 'scrutinise',
  body: Type.Object({}),
  evidence: current,
  decide: ({ state, evidence, now }) => {
    const gap = gapOf(withAdded(state, addedSince(state, evidence)))
    return answered(
      [
        ...notAfter(state),
        ...(state.own === null ? [refusal('', 'The comments themselves are not written.')] : []),
        ...(gap.length === 0
          ? []
          : [
              refusal(
                '',
                `Neither an action nor a reason stands beside ${gap.join(', ')}. They may be published in time all the same: the gap is printed.`,
              ),
            ]),
      ],
      { kind: 'section-55.completed/1', happenedAt: now, body: {} },
    )
  },
})

export const publish = command({
  name: 'publish',
  title: 'Publish the comments',
  path: 'publication',
  permission: 'scrutinise',
  body: Type.Object({
    address: line('Where they are published', 'Enter the address', {
      most: 500,
      description: 'Beginning with https://',
    }),
  }),
  evidence: current,
  decide: ({ body, state, evidence, now }) => {
    const gap = [...gapOf(withAdded(state, addedSince(state, evidence)))]
    return answered(
      [
        ...notAfter(state),
        ...when(state.own === null, '', 'The comments themselves are not written.'),
        ...chiefMayStillComment(state, localDate(now)),
        ...isAddress(body.address),
      ],
      ...taken(state, evidence, now),
      { kind: 'section-55.published/1', happenedAt: now, body: { address: body.address, gap } },
    )
  },
})

/** Section 55(4) and (5): whoever is invited is heard until the day they were given, unless that day leaves none to publish on. */
const chiefMayStillComment = ({ opened, chief, replyBy }: Section55State, today: string): readonly Refusal[] =>
  when(
    chief === null && replyBy !== null && today <= replyBy && opened !== null && replyBy < lastDay(opened.publishedOn),
    '',
    `The chief officer may comment until the end of ${replyBy ?? ''}. Publish after that day, or once they have commented or said that they do not.`,
  )

async function reportChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await reports.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({
    value: row.inspection,
    text: `${row.inspection}, published ${row.published ?? ''}, ${row.recommendations} recommendations`,
  }))
}

export const commandsWith = (
  recommendationChoices: (world: World, recordId: string) => Promise<readonly { value: string; text: string }[]>,
): readonly BoundCommand[] => [
  bind(section55, open, {
    says: 'Opened: the clock of 56 days runs from publication',
    after: ({ recordId }) => `/section-55/${recordId}`,
    choices: async (world) => ({ report: await reportChoices(world) }),
  }),
  bind(section55, inviteChief, {
    says: 'Invited',
    initial: async (world) => await Promise.resolve({ replyBy: addDays(localDate(world.now), 28) }),
  }),
  bind(section55, chiefComments, { says: 'Recorded' }),
  bind(section55, comment, { says: 'Recorded' }),
  bind(section55, answerFor, {
    says: 'Answered',
    choices: async (world, recordId) => ({ recordId: await recommendationChoices(world, recordId) }),
    initial: answerAsKnown,
  }),
  bind(section55, complete, { says: 'Complete: every recommendation has an action or a reason' }),
  bind(section55, publish, { says: 'Published', button: 'Record the publication' }),
  ...afterPublication,
]

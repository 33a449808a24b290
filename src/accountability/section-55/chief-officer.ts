// The chief officer is invited to comment, and heard until the day they were given.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { addDays, dateWords, dayOf, type LocalDate as LocalDay, localDate, parseLocalDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { LocalDate } from '../../registers/schemas.ts'
import { optionalText } from '../../web/fields.ts'
import { answered, command, notAfter } from './command.ts'
import { lastDay } from './duties.ts'
import type { Section55State } from './state.ts'

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
        ...when(by === null, 'replyBy', 'This is not a real date. Check the day and month.'),
        ...when(by !== null && by < localDate(now), 'replyBy', 'This date has passed. Enter a future date.'),
        ...leavesTime(state, body.replyBy, localDate(now)),
        ...(state.replyBy === null ? [] : [refusal('', 'The chief officer has already been invited.')]),
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
    `The comments must be published by ${dateWords(last ?? '')}, after the chief officer’s reply. Enter an earlier day.`,
  )
}

/** Four weeks, and a week before the last lawful day at the latest, so that comments can follow; where even that has passed, the day before it, or a week from now. */
export function replyToOffer(publishedOn: string, today: LocalDay): string {
  const last = lastDay(publishedOn)
  if (today >= last) return addDays(today, 7)
  const [week, eve] = [addDays(dayOf(last), -7), addDays(dayOf(last), -1)]
  const latest = week > today ? week : eve
  const [first = latest] = [addDays(today, 28), latest].sort()
  return first
}

export const chiefComments = command({
  name: 'record-chief-comments',
  title: 'Record the chief officer’s comments',
  path: 'chief-comments',
  permission: 'comment for section 55',
  body: Type.Object({
    comments: optionalText('The chief officer’s comments', {
      most: 20_000,
      description: 'Leave this empty if the chief officer makes no comments',
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...when(state.replyBy === null, '', 'The chief officer has not been invited yet.'),
        ...when(
          state.notOwed !== null,
          '',
          'The local policing body has said that section 55 does not apply to this report.',
        ),
        ...when(state.covered !== null, '', `It is answered with “${state.covered?.report ?? ''}”.`),
        ...when(
          state.published !== null && body.comments === null,
          'comments',
          'The comments have been published. Enter what you want to add to them.',
        ),
      ],
      { kind: 'section-55.chief-commented/1', happenedAt: now, body },
    ),
})

/** Section 55(4) and (5): whoever is invited is heard until the day they were given, unless that day leaves none to publish on. */
export const chiefMayStillComment = ({ opened, chief, replyBy }: Section55State, today: string): readonly Refusal[] =>
  when(
    chief === null && replyBy !== null && today <= replyBy && opened !== null && replyBy < lastDay(opened.publishedOn),
    '',
    `The chief officer may comment until the end of ${dateWords(replyBy ?? '')}. Publish after that day, or once they have commented or said that they have no comments.`,
  )

// Police protection looked at as designated officer, and its end: by a decision, or when the law ends it.
import Type, { type TSchema } from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { choice, happened, line, optionalText, text, yesNo } from '../../../web/fields.ts'
import { CHOSEN_ENDINGS, ENDED_BY_TIME } from '../protection-choices.ts'
import { endsByLaw } from '../protection-time.ts'
import { isInspector } from '../ranks.ts'
import type { EpisodeState } from '../state.ts'
import { type Asked, command, timeRefusals, unless } from './deciding.ts'
import { notBeforeItBegan, running } from './police-protection.ts'

export const reviewProtection = command({
  name: 'review-police-protection',
  title: 'Police protection: look at it as designated officer',
  path: 'police-protection-review',
  permission: 'review',
  body: Type.Object({
    needed: yesNo(
      'Would the child still be likely to suffer significant harm if released?',
      'Say whether it is still needed',
      'No: release the child, and record that police protection ended',
    ),
    because: text('Why', 'Enter why'),
    wishes: optionalText('What the child wants and feels, in the child’s own words'),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...running(asked.state),
        ...(isInspector(asked.by) ? [] : [refusal('', 'The designated officer must be an inspector or above.')]),
        ...byAnotherHuman(
          asked.by,
          whoRecordedItsBeginning(asked),
          'You recorded that it began: the designated officer must be somebody else.',
        ),
      ],
      { kind: 'missing.police-protection-reviewed/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const endProtection = command({
  name: 'end-police-protection',
  title: 'Police protection ended',
  path: 'police-protection-end',
  permission: 'record a return',
  body: Type.Object({
    how: choice('How did it end?', 'Choose how it ended', CHOSEN_ENDINGS, {
      released: 'Released to a parent or carer',
      accommodated: 'Accommodated by the local authority',
      'emergency protection order': 'Emergency protection order',
      'interim care order': 'Interim care order',
      [ENDED_BY_TIME]: 'The 72 hours passed and nothing was decided',
      other: 'Otherwise',
    }),
    to: line('Who has the child now, and where?', 'Enter who has the child now', { most: 300 }),
    because: text('Why is the child safe there?', 'Enter why the child is safe there', { most: 1000 }),
    at: happened('When did it end?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const limit = lawfulUntil(asked.state)
    const happenedAt = at ?? asked.now
    return unless(
      [
        ...running(asked.state),
        ...timeRefusals(asked, at),
        ...notBeforeItBegan(asked.state, at),
        ...(body.how === ENDED_BY_TIME && limit !== null && asked.now < limit
          ? [refusal('how', `The 72 hours have not passed: they end ${dateAndTime(limit)}. Choose how it ended.`)]
          : []),
        ...(limit !== null && happenedAt > limit
          ? [
              refusal(
                'at',
                `By law it ended no later than ${dateAndTime(limit)}: give that time, or the earlier time when it ended.`,
              ),
            ]
          : []),
      ],
      { kind: 'missing.police-protection-ended/1', happenedAt, body },
    )
  },
})

/** Also whoever put its time right, and whoever had recorded it before. */
const whoRecordedItsBeginning = ({ folded }: Pick<Asked<TSchema>, 'folded'>): readonly string[] => {
  const begun = folded.facts.filter((fact) => fact.kind === 'missing.police-protection-begun/1')
  const last = begun.findLast((fact) => fact.corrects === null)?.position
  return begun.filter((fact) => (fact.corrects ?? fact.position) === last).map((fact) => fact.recordedBy)
}

/** When the law ends what runs now; null where nothing does. */
export const lawfulUntil = ({ protection }: EpisodeState): Instant | null =>
  protection === null ? null : endsByLaw(protection.since)

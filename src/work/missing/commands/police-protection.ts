// Police protection: a constable's own power, 72 hours at most. Who was told, who looked at it as designated officer, and how it ended.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, line, optionalText, text, yesNo } from '../../../web/fields.ts'
import { CHOSEN_ENDINGS, ENDED_BY_TIME, KEPT_AT, LIMBS, TOLD } from '../protection-choices.ts'
import { endsByLaw } from '../protection-time.ts'
import { isInspector } from '../ranks.ts'
import type { EpisodeState } from '../state.ts'
import { type Asked, command, onlyWhile, timeRefusals, unless } from './deciding.ts'

const seen = ['known', 'located', 'returned'] as const
const notRunning = 'Police protection is not recorded as running: record first that it has begun.'

export const beginProtection = command({
  name: 'begin-police-protection',
  title: 'Police protection begun',
  path: 'police-protection',
  permission: 'record a return',
  body: Type.Object({
    limb: choice('What was done?', 'Choose what was done', LIMBS, {
      removed: 'Removed to suitable accommodation',
      kept: 'Kept where they are: removal prevented',
    }),
    grounds: text('Why was the child likely to suffer significant harm?', 'Enter the grounds', {
      description: 'The constable’s reasonable cause to believe. Nobody else’s agreement is needed by law',
    }),
    constable: line('Which constable used the power?', 'Enter which constable used the power'),
    keptAt: choice('Where is the child kept?', 'Choose where the child is kept', KEPT_AT, {
      authority: 'Local authority accommodation',
      relative: 'With a relative or friend, checked first',
      hospital: 'Hospital',
      station: 'Police station, as a last resort',
      other: 'Somewhere else',
    }),
    place: line('Which place?', 'Enter the place', { most: 300 }),
    again: Type.Optional(
      optionalText('If the power was used before in this episode: what is new since?', {
        most: 1000,
        description: 'It is never used again to make the 72 hours longer',
      }),
    ),
    at: happened('When did it begin?', 'The 72 hours run from this time. Leave as it is for now'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const located = asked.state.located?.at ?? null
    return unless(
      [
        ...onlyWhile(asked, seen, 'Record first that the child is located: the power is used where the child is.'),
        ...(asked.state.protection === null ? [] : [refusal('', 'Police protection is running already.')]),
        ...usedBefore(asked.state, body.again ?? null),
        ...(asked.state.grave?.outcome === 'found dead'
          ? [refusal('', 'The child was found dead: there is nobody to protect by this power.')]
          : []),
        ...timeRefusals(asked, at),
        ...(located !== null && at !== null && isBeforeMinuteOf(at, located)
          ? [refusal('at', 'This is before the child was located. Give a later time.')]
          : []),
      ],
      { kind: 'missing.police-protection-begun/1', happenedAt: at ?? asked.now, body },
    )
  },
})

export const tellOfProtection = command({
  name: 'tell-of-police-protection',
  title: 'Police protection: somebody is told',
  path: 'police-protection-told',
  permission: 'record a return',
  body: Type.Object({
    whom: choice('Who is told?', 'Choose who is told', TOLD, {
      'authority where found': 'The local authority where the child was found',
      'authority where living': 'The local authority where the child lives',
      child: 'The child: what was done and why, and what may follow',
      parents: 'Parents, or whoever has care of the child',
    }),
    reached: yesNo('Were they told?', 'Say whether they were told', 'No: say below why it was not practicable'),
    detail: text(
      'Who exactly, and what was said',
      'Enter who was told and what was said, or why it was not practicable',
      {
        most: 1000,
      },
    ),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    return unless(
      [
        ...running(asked.state),
        ...timeRefusals(asked, at),
        ...notBeforeItBegan(asked.state, at),
        ...(!body.reached && body.whom.startsWith('authority')
          ? [refusal('reached', 'An authority has somebody on duty at every hour: tell them, then record it.')]
          : []),
      ],
      { kind: 'missing.police-protection-told/1', happenedAt: at ?? asked.now, body },
    )
  },
})

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
        ...(isInspector(asked.by) ? [] : [refusal('', 'The designated officer is of inspector’s rank or above.')]),
        ...(recordedItsBeginning(asked)
          ? [refusal('', 'You recorded its beginning: the designated officer is somebody else.')]
          : []),
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
                `By law it ended at the latest ${dateAndTime(limit)}: give that time, or the earlier one at which it ended.`,
              ),
            ]
          : []),
      ],
      { kind: 'missing.police-protection-ended/1', happenedAt, body },
    )
  },
})

/** Also whoever put its time right, and whoever had recorded it before. */
const recordedItsBeginning = ({ folded, by }: Pick<Asked<TSchema>, 'folded' | 'by'>): boolean => {
  const begun = folded.facts.filter((fact) => fact.kind === 'missing.police-protection-begun/1')
  const last = begun.findLast((fact) => fact.corrects === null)?.position
  return begun.some((fact) => fact.recordedBy === by.staffId && (fact.corrects ?? fact.position) === last)
}

const usedBefore = ({ protectedBefore }: EpisodeState, again: string | null): readonly Refusal[] => {
  const last = protectedBefore.at(-1)
  return last === undefined || again !== null
    ? []
    : [
        refusal(
          'again',
          `Police protection ran from ${dateAndTime(last.since)} to ${dateAndTime(last.until)} and cannot be extended. Say what is new since, or ask the court.`,
        ),
      ]
}

const running = ({ protection }: EpisodeState): readonly Refusal[] =>
  protection === null ? [refusal('', notRunning)] : []

export const notBeforeItBegan = ({ protection }: EpisodeState, at: Instant | null): readonly Refusal[] =>
  protection !== null && at !== null && isBeforeMinuteOf(at, protection.since)
    ? [refusal('at', `Police protection began ${dateAndTime(protection.since)}. Give a later time.`)]
    : []

/** When the law ends what runs now; null where nothing does. */
export const lawfulUntil = ({ protection }: EpisodeState): Instant | null =>
  protection === null ? null : endsByLaw(protection.since)

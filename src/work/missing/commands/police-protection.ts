// Police protection: a constable’s own power, 72 hours at most. How it begins, and who is told.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, line, optionalText, setToNow, text, yesNo } from '../../../web/fields.ts'
import { KEPT_AT, LIMBS, TOLD } from '../protection-choices.ts'
import { type EpisodeState, isDead } from '../state.ts'
import { command, onlyWhile, timeRefusals, unless } from './deciding.ts'

const seen = ['known', 'located', 'returned'] as const
const notRunning = 'Police protection is not recorded as in force: first record that it has begun.'

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
      description: 'What gave the constable reasonable cause to believe it. By law nobody else has to agree',
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
      optionalText('If the power was used before in this episode, what is new since then?', {
        most: 1000,
        description: 'The power must not be used again to make the 72 hours longer',
      }),
    ),
    at: happened('When did it begin?', `The 72 hours are counted from this time. ${setToNow}`),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const located = asked.state.located?.at ?? null
    return unless(
      [
        ...onlyWhile(asked, seen, 'First record that the child is located: the power is used where the child is.'),
        ...(asked.state.protection === null ? [] : [refusal('', 'Police protection is already in force.')]),
        ...usedBefore(asked.state, body.again ?? null),
        ...when(isDead(asked.state), '', 'The child was found dead: this power cannot be used.'),
        ...timeRefusals(asked, at),
        ...when(
          located !== null && at !== null && isBeforeMinuteOf(at, located),
          'at',
          'This is before the child was located. Give a later time.',
        ),
      ],
      { kind: 'missing.police-protection-begun/1', happenedAt: at ?? asked.now, body },
    )
  },
})

export const tellOfProtection = command({
  name: 'tell-of-police-protection',
  title: 'Police protection: record who was told',
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
        ...when(
          !body.reached && body.whom.startsWith('authority'),
          'reached',
          'The authority has somebody on duty at all hours: tell them, then record it.',
        ),
      ],
      { kind: 'missing.police-protection-told/1', happenedAt: at ?? asked.now, body },
    )
  },
})

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

export const running = ({ protection }: EpisodeState): readonly Refusal[] =>
  protection === null ? [refusal('', notRunning)] : []

export const notBeforeItBegan = ({ protection }: EpisodeState, at: Instant | null): readonly Refusal[] =>
  protection !== null && at !== null && isBeforeMinuteOf(at, protection.since)
    ? [refusal('at', `Police protection began ${dateAndTime(protection.since)}. Give a later time.`)]
    : []

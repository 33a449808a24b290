// The child is located, returned, and the authority is told.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, line, optionalLine, optionalText, text, yesNo } from '../../../web/fields.ts'
import { HEARD_ONLY } from '../confirmed.ts'
import { foundWords } from '../found-words.ts'
import { rulesNow } from '../grade/minimum.ts'
import { type EpisodeState, isDead, isMissing, wasEverMissing } from '../state.ts'
import { type Asked, command, onlyWhile, refuse, timeRefusals, unless } from './deciding.ts'
import { heardOnly, howConfirmed, saysNobody } from './seen.ts'

export const locate = command({
  name: 'locate',
  title: 'The child is located',
  path: 'location',
  permission: 'record a return',
  body: Type.Object({
    place: line('Where?', 'Enter where the child was located', { most: 300 }),
    // The code is the annual return’s; of a child who is located and not back it would say too much.
    how: choice(
      'How were they found?',
      'Choose how they were found',
      ['police', 'returned by themselves', 'family', 'friends', 'carer', 'other'],
      foundWords,
    ),
    confirmedBy: line(
      'Who has seen the child, or has them there now?',
      'Enter who has seen the child, or has them there now',
      { description: 'A name, with their job or what they are to the child' },
    ),
    confirmedHow: howConfirmed,
    with: optionalLine('Who were they with?', {
      description: 'Name, age and address where known. “Boyfriend’s house” is the start of a question, not an answer',
    }),
    atRisk: yesNo('Are they still at risk where they are?', 'Say whether they are still at risk'),
    placeToReturn: optionalText('Where may they return to, and who decided?', { most: 1000 }),
    detail: text('What is known about where they were and what happened', 'Enter what is known'),
    at: happened('When were they located?'),
  }),
  evidence: none,
  decide: (asked) => {
    const lastSeen = asked.state.report?.lastSeen.at ?? null
    const at = asked.body.at ?? asked.now
    const { at: _, confirmedHow, ...body } = asked.body
    if (confirmedHow === HEARD_ONLY) return refuse(...heardOnly(confirmedHow))
    return unless(
      [
        ...saysNobody('confirmedBy', body.confirmedBy),
        ...(isMissing(asked.state) || (asked.state.phase === 'known' && wasEverMissing(asked.state))
          ? []
          : [refusal('', notMissing(asked.state))]),
        ...timeRefusals(asked, asked.body.at),
        ...when(
          lastSeen !== null && isBeforeMinuteOf(at, lastSeen),
          'at',
          'This is before the child was last seen. Give a later time, or correct when they were last seen.',
        ),
        ...when(
          asked.body.atRisk && asked.body.placeToReturn === null,
          'placeToReturn',
          'They are at risk: say where they may return to and who decided.',
        ),
      ],
      { kind: 'missing.located/1', happenedAt: at, body: { ...body, confirmedHow } },
    )
  },
})

export const returned = command({
  name: 'return',
  title: 'The child has returned',
  path: 'return',
  permission: 'record a return',
  body: Type.Object({
    to: line('Returned to where, and to whom?', 'Enter where they returned to', { most: 300 }),
    seenBy: line('Which officer saw them?', 'Enter who saw the child in person'),
    detail: optionalText('How they are'),
    at: happened('When did they return?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const located = asked.state.located
    return unless(
      [
        ...saysNobody('seenBy', body.seenBy),
        ...when(
          located === null || asked.state.phase !== 'located',
          '',
          'First record that the child is located: being located is not the same as returning.',
        ),
        ...when(isDead(asked.state), '', 'The child was found dead: there is no return to record.'),
        ...whereToReturn(asked),
        ...timeRefusals(asked, at),
        ...when(
          located !== null && at !== null && isBeforeMinuteOf(at, located.at),
          'at',
          'This is before they were located. Give a later time.',
        ),
      ],
      { kind: 'missing.returned/1', happenedAt: at ?? asked.now, body },
    )
  },
})

/** In the words of what stands, for whoever records a second time that the child is found. */
const notMissing = ({ located }: EpisodeState): string =>
  located === null
    ? 'The child is not recorded as missing now.'
    : `It is already recorded that the child was located, ${dateAndTime(located.at)} at ${located.place}. Nothing was recorded again.`

/** R17: abuse at home, or a parent or carer a suspect. Whoever went home by themselves is recorded as such. */
function whereToReturn({ state, policy, now }: Asked<TSchema>): readonly Refusal[] {
  const { located } = state
  const wentByThemselves = located !== null && ['returned by themselves', 'family', 'carer'].includes(located.how)
  const decided = located?.placeToReturn != null || state.done.some((one) => one.action === 'where to return decided')
  if (located === null || wentByThemselves || decided || !rulesNow(state, policy, 'R17', now).includes('R17')) return []
  return [
    refusal(
      'to',
      'Abuse at home, or by a parent or carer, is a concern: first record the action “Where the child may return to decided”.',
    ),
  ]
}

const afterLocation = ['located', 'returned', 'closed'] as const

/** What follows the location, or the return, is not before it. */
export const notBefore = (mark: Instant | null, at: Instant | null, sentence: string): readonly Refusal[] =>
  mark !== null && at !== null && isBeforeMinuteOf(at, mark) ? [refusal('at', sentence)] : []
const notYet = 'First record that the child is located.'

/** Nobody was found in a concern that ended: it is closed without a location. */
export const onlyLocated = (asked: Pick<Asked<TSchema>, 'state'>): readonly Refusal[] =>
  asked.state.phase === 'closed' && asked.state.located === null
    ? [
        refusal(
          '',
          'The concern ended and nobody was located, so there is no return to record. If there is something new, reopen it; otherwise add a note.',
        ),
      ]
    : onlyWhile(asked, afterLocation, notYet)

export const tellAuthority = command({
  name: 'tell-authority',
  title: 'Tell the local authority',
  path: 'authority-told',
  permission: 'record a return',
  body: Type.Object({
    authority: {
      ...line('Which authority?', 'Enter which authority was told'),
      description:
        'If the child is placed here from elsewhere, tell both the placing and the host authority: record each separately',
    },
    how: line('How?', 'Enter how they were told', { most: 100 }),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: ({ body, now, state, ...asked }) =>
    unless(
      [
        ...onlyLocated({ state }),
        ...timeRefusals({ ...asked, now, state }, body.at),
        ...notBefore(state.located?.at ?? null, body.at, 'This is before the child was located. Give a later time.'),
      ],
      {
        kind: 'missing.authority-told/1',
        happenedAt: body.at ?? now,
        body: { authority: body.authority, how: body.how },
      },
    ),
})

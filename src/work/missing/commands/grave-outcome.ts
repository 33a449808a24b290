// Found dead or seriously harmed: the facts are frozen, and the referral clocks begin. Or an inspector says why serious harm is neither.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, ifKnown, line, text, tick } from '../../../web/fields.ts'
import { isInspector } from '../ranks.ts'
import { asksWhetherGrave, type EpisodeState, isDead, isGraveOfBefore, isMissing } from '../state.ts'
import { command, timeRefusals, unless } from './deciding.ts'
import { harmTimeRefusals, whenUnknown } from './harm-time.ts'

export const graveOutcome = command({
  name: 'record-grave-outcome',
  title: 'Found dead or seriously harmed',
  path: 'grave-outcome',
  permission: 'review',
  body: Type.Object({
    outcome: choice('What happened?', 'Choose what happened', ['found dead', 'seriously harmed']),
    place: line('Where?', 'Enter where', { most: 300 }),
    detail: text('What is known', 'Enter what is known', {
      description: 'What is recorded so far cannot be changed after this, and the referral clocks start',
    }),
    at: happened('When were they found?'),
    harmedAt: ifKnown('When did they come to harm, as near as is known?', whenUnknown),
    checked: tick(
      'I have checked that this is the child named above, and that it is confirmed',
      'You cannot undo this: the facts are frozen. A child found dead leaves the board. A child who is seriously harmed must still be brought to safety, seen and heard',
    ),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, checked, ...body } = asked.body
    const happenedAt = at ?? asked.now
    const located = {
      place: body.place,
      how: 'other',
      with: null,
      atRisk: body.outcome === 'seriously harmed',
      placeToReturn: null,
      detail: body.detail,
    } as const
    return unless(
      [
        ...recordedAlready(asked.state, body.outcome, happenedAt),
        ...(checked
          ? []
          : [
              refusal(
                'checked',
                'Check that this is the right child and that it is confirmed; then tick that you have.',
              ),
            ]),
        ...timeRefusals(asked, at),
        ...harmTimeRefusals(body.harmedAt, asked.now),
        ...when(
          at !== null && body.harmedAt != null && body.harmedAt > at && body.harmedAt <= asked.now,
          'harmedAt',
          'This is after they were found. Give an earlier time, or leave it empty.',
        ),
      ],
      ...(isMissing(asked.state) || asked.state.phase === 'known'
        ? [{ kind: 'missing.located/1', happenedAt, body: located } as const]
        : []),
      { kind: 'missing.grave-outcome/1', happenedAt, body },
    )
  },
})

/** Whoever was seriously harmed may die of it, and may be harmed again in a later search: each is recorded, and has clocks of its own. */
function recordedAlready(state: EpisodeState, outcome: string, at: Instant): readonly Refusal[] {
  const { grave } = state
  if (grave === null) return []
  if (isDead(state)) return [refusal('', 'It is already recorded that the child was found dead.')]
  if (outcome === 'seriously harmed' && !isGraveOfBefore(state))
    return [
      refusal(
        'outcome',
        'It is already recorded that the child was seriously harmed: record anything new as a note, or record that the child was found dead.',
      ),
    ]
  return isBeforeMinuteOf(at, grave.at)
    ? [refusal('at', 'This is before the child was found seriously harmed. Give a later time.')]
    : []
}

export const ruleOutGraveOutcome = command({
  name: 'rule-out-grave-outcome',
  title: 'Serious harm that is not a death or serious injury to refer',
  path: 'grave-outcome-ruled-out',
  permission: 'review',
  body: Type.Object({
    because: text('Why is it not one?', 'Enter why it is not one', {
      // Police Reform Act 2002, section 29(1).
      description:
        'By law a fracture, a deep cut or tear, damage to an inner organ or the loss of what a part of the body does is a serious injury. Say what was found',
    }),
  }),
  evidence: none,
  decide: ({ state, by, body, now }) =>
    unless(
      [
        ...(asksWhetherGrave(state) ? [] : [refusal('', nothingToRuleOut)]),
        ...(isInspector(by)
          ? []
          : [refusal('', 'Only an officer of inspector’s rank can decide that it is not a death or serious injury.')]),
      ],
      { kind: 'missing.grave-outcome-ruled-out/1', happenedAt: now, body },
    ),
})

const nothingToRuleOut =
  'Nothing is waiting for this decision: no serious harm was learned, or it has been decided. If something new was learned, record that first.'

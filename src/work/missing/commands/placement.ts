// Where a looked-after child is placed, said at the call or learned later: the home that the page of homes, the figures and partners go by.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { choice, line } from '../../../web/fields.ts'
import { homeMeant, knownHome } from '../homes/picked.ts'
import { PLACEMENTS } from '../placement.ts'
import { isElsewhere, isLive } from '../state.ts'
import { answersFact, whoSaidSo } from './answering.ts'
import { command, unless } from './deciding.ts'

export const recordPlacement = command({
  name: 'record-placement',
  title: 'Record where the child is placed',
  path: 'placement',
  permission: 'report a missing child',
  body: Type.Object({
    placement: choice('What kind of placement is it?', 'Choose the kind of placement', PLACEMENTS),
    place: line('Name and address of the placement', 'Enter the name and address of the placement', {
      most: 300,
      description: 'Homes already known are offered as you type. It may not be where the child was last seen',
    }),
    knownHome,
    saidBy: whoSaidSo,
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { state, now, body } = asked
    const said = body.saidBy ?? state.report?.caller.name ?? 'caller'
    return unless(
      isElsewhere(state) || !isLive(state)
        ? [refusal('', 'This episode is over: record the placement on the child’s next episode, or reopen this one.')]
        : [],
      {
        kind: 'missing.placement-recorded/1',
        happenedAt: now,
        body: { kind: body.placement, place: homeMeant(body.knownHome, body.place), saidBy: said },
      },
      // Who is placed somewhere is looked after, whatever was answered before.
      ...(state.answers['looked-after']?.answer === 'yes' ? [] : answersFact({ 'looked-after': 'yes' }, said, now)),
    )
  },
})

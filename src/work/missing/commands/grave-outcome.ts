// Found dead or seriously harmed: the facts are frozen, and the referral clocks begin.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, line, text } from '../../../web/fields.ts'
import { isMissing } from '../state.ts'
import { command, timeRefusals, unless } from './deciding.ts'

export const graveOutcome = command({
  name: 'record-grave-outcome',
  title: 'Found dead or seriously harmed',
  path: 'grave-outcome',
  permission: 'review',
  body: Type.Object({
    outcome: choice('What happened?', 'Choose what happened', ['found dead', 'seriously harmed']),
    place: line('Where?', 'Enter where', { most: 300 }),
    detail: text('What is known', 'Enter what is known', {
      description: 'What is recorded so far stays as it is: facts cannot be changed, and the referral clocks begin',
    }),
    at: happened('When were they found?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
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
      [...(asked.state.grave === null ? [] : [refusal('', 'This is recorded already.')]), ...timeRefusals(asked, at)],
      ...(isMissing(asked.state) || asked.state.phase === 'known'
        ? [{ kind: 'missing.located/1', happenedAt, body: located } as const]
        : []),
      { kind: 'missing.grave-outcome/1', happenedAt, body },
    )
  },
})

// The comments are marked complete, and published.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { line } from '../../web/fields.ts'
import { chiefMayStillComment } from './chief-officer.ts'
import { addedSince, gapOf, withAdded } from './procedure.ts'
import { taken } from './register.ts'
import { answered, command, current, isAddress, notAfter } from './shared.ts'

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

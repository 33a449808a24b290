// A draft: who may see it, and the day on which it is published, with what is counted and opened from that day on.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { day } from '../../../web/fields.ts'
import { opening } from './asking.ts'
import { command, known, permission, unless } from './command.ts'
import type { InspectionState } from './procedure.ts'
import { inspectionById, staffKnown } from './queries.ts'
import { publishedTooEarly } from './reaching.ts'
import { address, looksAhead, people, uuids } from './recording.ts'
import { countedAgain } from './repeats.ts'

const draftOnly = (state: InspectionState) =>
  when(state.published !== null, '', 'The inspection is published: everybody who may see recommendations can see it.')

export const changeReaders = command({
  name: 'change-readers',
  title: 'Change who may see the draft',
  path: 'readers',
  permission,
  body: Type.Object({ readers: people }),
  evidence: async (reader, { body, world }) =>
    (await staffKnown.all(reader, { force: world.who.forceId, ids: uuids(body.readers) })).length,
  decide: ({ body, state, evidence, by, now }) =>
    unless(
      [
        ...known(state),
        ...draftOnly(state),
        ...when(evidence !== body.readers.length, 'readers', 'Choose people who work for the force now.'),
      ],
      {
        kind: 'inspection.readers-changed/1',
        happenedAt: now,
        body: { readers: [...new Set([by.staffId, ...body.readers])] },
      },
    ),
})

export const publish = command({
  name: 'publish',
  title: 'Record its publication',
  path: 'publication',
  permission,
  body: Type.Object({ on: day('Published on', 'Enter when it was published'), address }),
  evidence: async (reader, { folded, world }) => {
    const follows = folded.state.recorded?.follows ?? null
    return follows === null ? null : await inspectionById.one(reader, { force: world.who.forceId, record: follows })
  },
  decide: ({ body, state, evidence, recordId, policy, now }) => {
    const until = state.recorded?.embargoUntil ?? null
    const decision = unless(
      [
        ...known(state),
        ...when(state.published !== null, '', 'Its publication is already recorded.'),
        ...when(
          looksAhead(evidence, body.on),
          'on',
          `This inspection looks back on ${evidence?.reference ?? ''}, which was published on that day or later. Check the day.`,
        ),
        ...publishedTooEarly(state, body.on, 'on'),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. The embargo applies until then.'),
        ...when(
          until !== null && now < until,
          '',
          'The embargo lasts until the time shown on the inspection’s page. Record its publication then.',
        ),
      ],
      { kind: 'inspection.published/1', happenedAt: now, body },
    )
    if (decision.kind === 'refused') return decision
    const published = { ...state, published: { ...body, at: now } }
    return {
      ...decision,
      also: [
        ...countedAgain(published, recordId, state.findings, now),
        ...state.held.map((one) => opening(published, recordId, one, { now, holidays: policy.holidays })),
      ],
    }
  },
})

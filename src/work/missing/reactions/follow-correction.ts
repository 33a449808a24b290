// A date of birth or sex is put right on the child's record: open episodes that go by the record follow, and so does the minimum.
import { canonical } from '../../../kernel/canonical.ts'
import { instant } from '../../../kernel/time.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { ageThatCounts, childOf, differences, type OnRecord } from '../on-record.ts'
import { missing } from '../procedure.ts'
import { onRecordOf } from '../queries/on-record.ts'
import type { EpisodeState } from '../state.ts'
import { openOfChild } from './follow-merge.ts'

export const followCorrection: Reaction = {
  kinds: ['person.corrected/1'],
  react: async ({ writing, world, recordId }) => {
    const { writer } = writing
    for (const one of await openOfChild.all(writer, { force: world.who.forceId, person: recordId })) {
      const found = await onRecordOf(writer, one.person_id, instant(one.reported_at))
      await appendTo(writing, missing, one.record_id, ({ state }) => {
        const history = state.report?.history
        // Of a child who was new with this report, the record says what the report said.
        if (found === null || history?.onRecord === undefined) return []
        const { dateOfBirth, ageDisputed, sex } = found
        const onRecord = { ...history.onRecord, dateOfBirth, ageDisputed, sex }
        return saysOf(state, history.onRecord) === saysOf(state, onRecord)
          ? []
          : [{ kind: 'missing.history-found/1', happenedAt: world.now, body: { history: { ...history, onRecord } } }]
      })
    }
  },
}

/** All that follows from it for this episode: what the report said itself, it need not be told. */
const saysOf = ({ said, reportedAt }: EpisodeState, onRecord: OnRecord): string =>
  said === null || reportedAt === null
    ? ''
    : canonical([
        { ...childOf(said, onRecord, reportedAt) },
        ageThatCounts(said, onRecord, reportedAt),
        [...differences(said, onRecord, reportedAt)],
      ])

// A meeting of the panel, as its secretariat entered it: the public form and the rule of notice count from it.
import Type from 'typebox'
import { sql } from '../../kernel/sql.ts'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../practice/procedure.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Line, LocalDate, Text } from '../../registers/schemas.ts'
import { leftOf, WordsErased } from '../../registers/words-erased.ts'

const kinds = {
  'panel-meeting.entered/1': Type.Object({ forum: Line(40), heldOn: LocalDate }),
  'panel-meeting.cancelled/1': Type.Object({ because: Text(1000) }),
  'panel-meeting.words-erased/1': WordsErased,
} as const
type Bodies = BodiesOf<typeof kinds>
export type PanelMeetingFact = FactsOf<Bodies> | FactsOf<ErasedOf<'panel-meeting'>>
export type NewPanelMeetingFact = NewFactsOf<Bodies>

const read = erasableReaderOf('panel-meeting', kinds)

export type PanelMeetingState = {
  readonly entered: Bodies['panel-meeting.entered/1'] | null
  readonly cancelled: Bodies['panel-meeting.cancelled/1'] | null
}

export const panelMeeting: Procedure<PanelMeetingState, PanelMeetingFact> = {
  record: 'panel-meeting',
  begin: { entered: null, cancelled: null },
  evolve,
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state: { entered, cancelled } }) =>
    entered === null
      ? []
      : [
          sql`
          insert into panel_meeting (force_id, record_id, forum, held_on, cancelled_because)
          values (${forceId}, ${recordId}, ${entered.forum}, ${entered.heldOn}::date, ${cancelled?.because ?? null})
          on conflict (force_id, record_id) do update
          set cancelled_because = excluded.cancelled_because`,
        ],
  tables: ['panel_meeting'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'panel-meeting.entered/1': 'entered a panel meeting',
  'panel-meeting.cancelled/1': 'cancelled it',
  'panel-meeting.words-erased/1': 'erased what was written',
  'panel-meeting.erased': 'erased a fact by lawful authority',
}

function evolve(state: PanelMeetingState, fact: PanelMeetingFact): PanelMeetingState {
  switch (fact.kind) {
    case 'panel-meeting.entered/1':
      return { ...state, entered: fact.body }
    case 'panel-meeting.cancelled/1':
      return { ...state, cancelled: fact.body }
    case 'panel-meeting.words-erased/1':
    case 'panel-meeting.erased':
      return state
  }
}

// Whose form it is: above each form stands the recommendation, inspection, action or audit that it writes to.
import { dateWords } from '../kernel/time.ts'
import { capital, shortened } from '../kernel/words.ts'
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import { load } from '../registers/records.ts'
import { contextOf, type World } from '../registers/world.ts'
import type { BoundCommand, Caption, Slice } from '../web/slice.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import { meeting } from './board/procedure.ts'
import { body } from './bodies/procedure.ts'
import { fieldwork } from './inspectors/procedure.ts'
import { action, programme } from './plan/index.ts'
import { panelMeeting } from './questions/panel-meeting.ts'
import { inspection } from './recommendations/inspections/procedure.ts'
import { draftReaders } from './recommendations/inspections/unread-draft/procedure.ts'
import { recommendation } from './recommendations/procedure.ts'
import { commissionerAction, scrutinyDecision } from './scrutiny/procedure.ts'
import { section55 } from './section-55/procedure.ts'

/** Not of questions: theirs are written by the public, stand verbatim on each form already, and may name somebody. */
const named: ReadonlyMap<string, NonNullable<BoundCommand['caption']>> = new Map([
  by(recommendation, ({ received }) => received && whose(received.reference, received.theme)),
  by(inspection, ({ recorded }) => recorded && whose(recorded.reference, recorded.title)),
  by(draftReaders, ({ asked }) => asked && whose(`Draft ${asked.reference}`, 'new readers')),
  by(action, ({ number, details }) => details && whose(`Action ${number}`, details.text)),
  by(programme, ({ opened }) => opened && whose('Programme', opened.title)),
  by(audit, ({ committed }) => committed && whose('Audit', committed.title)),
  by(auditedFile, ({ drawn }, recordId) => drawn && whose(`File ${recordId.slice(-6)}`, drawn.topic)),
  by(panelMeeting, ({ entered }) => entered && whose('Panel', dateWords(entered.heldOn))),
  by(meeting, ({ called }) => called && whose('Board', called.title)),
  by(section55, ({ opened }) => opened && whose('Section 55', opened.report)),
  by(commissionerAction, ({ undertaken }) => undertaken && whose('Our own action', undertaken.words)),
  by(scrutinyDecision, ({ made }) => made && whose('Scrutiny', made.topic)),
  by(body, ({ entered }) => entered && whose('Body', entered.name)),
  by(fieldwork, ({ opened }) => opened && whose('Fieldwork', opened.title)),
])

export const sayingWhose = (slice: Slice): Slice => ({
  ...slice,
  commands: slice.commands.map((one) => {
    const caption = named.get(one.record)
    return one.opens || one.caption !== undefined || caption === undefined ? one : { ...one, caption }
  }),
})

function by<State, F extends Fact>(
  procedure: Procedure<State, F>,
  words: (state: State, recordId: string) => Caption | null,
): readonly [string, NonNullable<BoundCommand['caption']>] {
  return [
    procedure.record,
    async (world: World, recordId: string) => {
      const { state } = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, procedure, recordId),
      )
      return words(state, recordId)
    },
  ]
}

/** A window's title is seen over a shoulder, and a draft under embargo may be in it: the reference alone. */
const whose = (reference: string, words: string): Caption => ({
  text: `${reference} · ${shortened(capital(words), 120)}`,
  inTitle: reference,
})

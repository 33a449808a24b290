// The stages of an inspection that nothing else in the register says: announced, fieldwork by its days, debriefed, the draft's arrival; and what closed it.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, OneOf, Text } from '../../../registers/schemas.ts'
import { DocumentText } from '../document.ts'
import { Hash } from '../fact-parts.ts'

/** In their order. What follows them is published, responded, followed up and closed. */
export const typedStages = ['announced', 'fieldwork', 'debriefed', 'draft'] as const
export type TypedStage = (typeof typedStages)[number]

const closing = { on: LocalDate, document: Line(300), textHash: Hash }

export const stageKinds = {
  'inspection.stage-reached/1': Type.Object({
    stage: OneOf(...typedStages),
    on: LocalDate,
    /** Of fieldwork its last day; null while it goes on, and of what has one day. */
    until: Maybe(LocalDate),
    /** Why it is another day than the one that stood. */
    because: Maybe(Text(1000)),
  }),
  /** The inspectorate's document, which counts when a second person has read it. */
  'inspection.closing-offered/1': Type.Object({ ...closing, text: DocumentText }),
  'inspection.closing-refused/1': Type.Object({ because: Text(1000) }),
  'inspection.closed/1': Type.Object({ ...closing, offeredBy: Id }),
} as const

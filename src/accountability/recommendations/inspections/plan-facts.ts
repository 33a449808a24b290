// The six-week letter: which version of the plan left, and to whom.
import Type from 'typebox'
import { Id, Line, LocalDate, Text } from '../../../registers/schemas.ts'
import { DocumentText } from '../document.ts'
import { Hash } from '../fact-parts.ts'

export const planKinds = {
  /** The six-week letter left: which version of the plan, and to whom. */
  'inspection.plan-sent/1': Type.Object({
    version: Line(60),
    to: Line(),
    on: LocalDate,
    /** The plan whose approved version it was. Not asked before versions were chosen. */
    planId: Type.Optional(Id),
    /** References of what was open of the report that day, and of that what the version holds an action for. Not kept before: it answered all. */
    open: Type.Optional(Type.Array(Line(60), { maxItems: 1_000 })),
    answered: Type.Optional(Type.Array(Line(60), { maxItems: 1_000 })),
    reasons: Type.Optional(Type.Array(Type.Object({ reference: Line(60), because: Line(300) }), { maxItems: 200 })),
    /** Of a plan that was sent before the register was kept: its letter, and who offered it. */
    document: Type.Optional(Line(300)),
    textHash: Type.Optional(Hash),
    offeredBy: Type.Optional(Id),
  }),
  /** It went before the register knew of the inspection. It counts when a second person has read the letter. */
  'inspection.earlier-plan-offered/1': Type.Object({
    to: Line(),
    on: LocalDate,
    document: Line(300),
    textHash: Hash,
    text: DocumentText,
  }),
  /** What a plan that was sent had left out is owed no more: superseded, verified, closed or rejected. */
  'inspection.left-out-ended/1': Type.Object({ reference: Line(60), stage: Line(60), on: LocalDate }),
  /** Everything that the report asked for has ended, and no plan had been sent: none is owed. */
  'inspection.all-ended/1': Type.Object({
    ended: Type.Array(Type.Object({ reference: Line(60), stage: Line(60) }), { minItems: 1, maxItems: 1_000 }),
    on: LocalDate,
  }),
  /** Something else that it asked for was entered after all had ended, or after the plan was sent. */
  'inspection.plan-owed-again/1': Type.Object({ reference: Line(60) }),
  'inspection.earlier-plan-refused/1': Type.Object({ because: Text(1000) }),
}

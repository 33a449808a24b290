// What is said: the report, its answers and corrections, what a carer sends, and that the same child is reported again.
import Type from 'typebox'
import { Id, Line, Maybe, OneOf, Text, When } from '../../registers/schemas.ts'
import { Answer, Described, DisclosedHistory, DoseDue, History, Path } from './fact-parts.ts'
import { PLACEMENTS } from './placement.ts'

export const reportKinds = {
  'missing.reported/1': Type.Object({
    path: Path,
    ...Described,
    child: Type.Object({ personId: Id, ...Described.child.properties }),
    why: Text(),
    /** T0: the first report to any channel of the force. */
    firstContactAt: When,
    /** When this force accepted the child from another, and its own response began; T0 stays the first report to any force. Absent in every other report. */
    acceptedAt: Type.Optional(When),
    /** Since when the force that passed the child on had them at HIGH: national guidance counts from then. Absent where it did not, and before it was sent. */
    highSince: Type.Optional(When),
    source: Maybe(Type.Object({ system: Line(60), reference: Line(60), createdAt: When })),
    /** How that system had graded the incident, where it was an appointment: children are not given any (F17). Absent in every other report. */
    incidentGraded: Type.Optional(Line()),
    /** Another system is the record: what stands there is not typed again. */
    unit: Line(60),
    area: Line(60),
    reviewBy: Maybe(When),
    history: History,
  }),
  /** What was reported, as it should have been: the report itself stays on the timeline. */
  'missing.report-corrected/1': Type.Object({
    ...Described,
    /** Which parts differ, in words: "name, age". */
    changed: Line(200),
    because: Text(1000),
  }),
  /** What the child's records say since two of them were merged or split, or an earlier episode told more; counted at the report. */
  'missing.history-found/1': Type.Object({ history: History }),
  /** What another force that passed the child on has on record of them, as it told it with its offer. */
  'missing.history-disclosed/1': Type.Object({ fromForce: Line(60), fromName: Line(), ...DisclosedHistory.properties }),
  /** Reported while children of that name were known, and nobody had said whether it is one of them: who, and why each may be. */
  'missing.match-undecided/1': Type.Object({
    candidates: Type.Array(Type.Object({ personId: Id, reasons: Type.Array(Line(), { maxItems: 30 }) }), {
      minItems: 1,
      maxItems: 10,
    }),
  }),
  /** Somebody said: the same child as this one, or none of them. */
  'missing.match-decided/1': Type.Object({ personId: Maybe(Id), because: Text(1000) }),
  'missing.answered/1': Type.Object({
    answers: Type.Array(
      Type.Object({ question: Line(80), answer: Answer, saidBy: Line(), at: When, note: Maybe(Text(1000)) }),
      { minItems: 1, maxItems: 60 },
    ),
  }),
  /** Where a looked-after child is placed; the last said stands. Of the call, the kind is not asked. */
  'missing.placement-recorded/1': Type.Object({ kind: Maybe(OneOf(...PLACEMENTS)), place: Line(300), saidBy: Line() }),
  /** By when an essential medicine or treatment must be given: R9's time as a clock. */
  'missing.dose-due/1': DoseDue,
  /** A link for somebody without an account: what for, and until when. The link itself is computed, never stored. */
  'missing.link-made/1': Type.Object({
    purpose: Type.Union([Type.Literal('authority'), Type.Literal('carer')]),
    until: When,
    /** Whom it was given to: her mother, the placing authority. Absent in those made before it was asked. */
    whom: Type.Optional(Maybe(Line(120))),
  }),
  'missing.link-revoked/1': Type.Object({ madeAtPosition: Type.Integer(), because: Text(1000) }),
  /** What a parent or carer sent by the link: what always holds of the child, and what is different this time. */
  /** `tonight` is null in one that was prepared while nobody looked for the child. */
  /** `standing` is null where what was sent before still holds. */
  /** `madeAtPosition` is the link’s; absent in those received before it was kept. */
  'missing.carer-form-received/1': Type.Object({
    by: Line(),
    standing: Maybe(Text()),
    tonight: Maybe(Text()),
    madeAtPosition: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  /** Somebody of the police read what a carer sent, and says what follows from it. */
  'missing.carer-form-read/1': Type.Object({
    formPositions: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 50 }),
    follows: Text(1000),
  }),
  /** Written on the earlier episode when the same child is reported again. */
  'missing.repeated/1': Type.Object({ recordId: Id, reportedAt: When }),
  /** And where that turns out not to be so. */
  'missing.repeat-undone/1': Type.Object({
    recordId: Id,
    because: Type.Union([Type.Literal('the record was void'), Type.Literal('it is of another child')]),
  }),
} as const

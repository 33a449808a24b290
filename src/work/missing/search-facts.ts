// Who has it and what is done: owners, deployment, actions, photographs, tasks, handovers, the family.
import Type from 'typebox'
import { Id, Line, Maybe, Text, When } from '../../registers/schemas.ts'
import { PhotographConsent } from './fact-parts.ts'

export const searchKinds = {
  'missing.assigned/1': Type.Object({ staffId: Id, name: Line(), unit: Line(60) }),
  'missing.acknowledged/1': Type.Object({}),
  /** Its owner left the force, or holds no job any more that may own a child’s episode: nobody has it. */
  'missing.owner-left/1': Type.Object({ staffId: Id, name: Line(), because: Line(100) }),
  'missing.escalated/1': Type.Object({
    duty: Line(100),
    startingPosition: Type.Integer(),
    occurrence: Type.Integer(),
    step: Type.Integer(),
    to: Line(100),
    interrupts: Type.Boolean(),
    words: Line(300),
  }),
  'missing.deployed/1': Type.Object({ unit: Line(60) }),
  'missing.arrived/1': Type.Object({ unit: Line(60) }),
  /** Something done towards finding or protecting the child; `action` is a code of actions.ts. */
  'missing.action-recorded/1': Type.Object({
    action: Line(80),
    subject: Maybe(Line(300)),
    outcome: Maybe(Line(100)),
    detail: Text(),
  }),
  /** The picture itself stands beside the fact, under the same force, record and position, with this hash. */
  'missing.photograph-added/1': Type.Object({
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    from: Line(),
    taken: Maybe(Line(100)),
    looks: Maybe(Text(1000)),
    consent: PhotographConsent,
    agreedBy: Maybe(Line()),
    /** As which of theirs another force sent it, so that they can call it back. Absent in those sent until December 2026. */
    sentAs: Type.Optional(Type.Object({ transferId: Id, position: Type.Integer() })),
  }),
  'missing.photograph-withdrawn/1': Type.Object({ photographPosition: Type.Integer(), because: Text(1000) }),
  /** What may have happened: apart from the risk, which no hypothesis changes. */
  'missing.hypothesis-set/1': Type.Object({ words: Text(500), because: Text(1000) }),
  'missing.hypothesis-settled/1': Type.Object({
    hypothesisPosition: Type.Integer(),
    words: Text(500),
    outcome: Type.Union([Type.Literal('borne out'), Type.Literal('ruled out')]),
    because: Text(1000),
  }),
  'missing.noted/1': Type.Object({ text: Text() }),
  'missing.task-set/1': Type.Object({ action: Line(80), words: Line(300), by: Maybe(When) }),
  'missing.task-withdrawn/1': Type.Object({ taskPosition: Type.Integer(), words: Line(300), because: Text(1000) }),
  'missing.handed-over/1': Type.Object({
    handoverId: Id,
    unit: Line(60),
    from: Maybe(Id),
    to: Id,
    toName: Line(),
    /** Signed by the outgoing officer too, or the incoming alone. */
    bothSigned: Type.Boolean(),
    /** The change of shift it was signed for. */
    shiftStart: Type.Optional(When),
    /** Acknowledged since that change by the officer named: signed for, and it stays with them. */
    stays: Type.Optional(Type.Boolean()),
    read: Type.Boolean(),
  }),
  'missing.contact-promised/1': Type.Object({ to: Line(), by: When, allowedBy: Type.Optional(Maybe(Line())) }),
  'missing.family-contacted/1': Type.Object({
    who: Line(),
    detail: Text(),
    nextBy: Maybe(When),
    medianTold: Type.Boolean(),
    /** False: tried, and nobody was reached. Absent until November 2026, when only contacts made were recorded. */
    reached: Type.Optional(Type.Boolean()),
    /** Entries whose promise this keeps. Absent until November 2026, when a contact kept every promise to anybody. */
    keeps: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20 })),
    /** The senior investigating officer, where honour-based abuse locks what the family is told (R16). */
    allowedBy: Type.Optional(Maybe(Line())),
  }),
  'missing.task-done/1': Type.Object({ taskPosition: Type.Integer(), words: Line(300), done: Text() }),
  'missing.trigger-plan-recorded/1': Type.Object({ plan: Text(), reviewBy: When }),
} as const

// What was learned and decided, how the record ended, who looked at it again, and what was put right.
import Type from 'typebox'
import { Id, Line, Maybe, Text, When } from '../../registers/schemas.ts'
import { PointedAt } from './fact-parts.ts'

export const closingKinds = {
  'missing.learned/1': Type.Object({
    harm: Type.Union([Type.Literal('none known'), Type.Literal('harm'), Type.Literal('serious harm')]),
    harmDetail: Maybe(Text()),
    /** As near as is known; null where nobody knows, left out until November 2026. */
    harmedAt: Type.Optional(Maybe(When)),
    where: Line(300),
    withWhom: Maybe(Text(1000)),
    why: Maybe(Text()),
    intended: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('not known')]),
  }),
  'missing.outcome-decided/1': Type.Object({
    about: Type.Union([
      Type.Literal('crime'),
      Type.Literal('referral'),
      Type.Literal('national referral mechanism'),
      Type.Literal('child abduction warning notice'),
      Type.Literal('disruption'),
    ]),
    decision: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    reference: Maybe(Line(60)),
    because: Text(1000),
  }),
  'missing.ethnicity-recorded/1': Type.Object({
    code: Maybe(Line(4)),
    saidBy: Maybe(Line()),
    whyNot: Maybe(Line(300)),
  }),
  'missing.closed/1': Type.Object({
    summary: Text(),
    /** A search, or a concern, that ended because the child was found dead in this other episode. */
    diedIn: Type.Optional(Id),
  }),
  /** `missing`: whoever was recorded as located never was. */
  'missing.reopened/1': Type.Object({ because: Text(), missing: Type.Optional(Type.Boolean()) }),
  'missing.void-proposed/1': Type.Object({ because: Text() }),
  /** Refused by anybody who may void, or taken back by whoever proposed it: it is an episode. */
  'missing.void-refused/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
  'missing.voided/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
  /** `toName`: left out until November 2026. */
  'missing.transfer-offered/1': Type.Object({
    toForce: Line(60),
    toName: Type.Optional(Line()),
    because: Text(),
    transferId: Id,
  }),
  /** `addition`: what was learned since the offer was sent after it. */
  'missing.transfer-accepted/1': Type.Object({
    transferId: Id,
    by: Line(),
    receivingRecordId: Maybe(Id),
    addition: Type.Optional(Type.Boolean()),
  }),
  'missing.transfer-refused/1': Type.Object({ transferId: Id, by: Line(), because: Text() }),
  /** The child is not missing now: the offer ended, and the record stays this force's. */
  'missing.transfer-withdrawn/1': Type.Object({ transferId: Id, because: Line(300) }),
  /** We accepted what had been withdrawn: the child is, and has been, the force's that offered. */
  'missing.transfer-undone/1': Type.Object({ transferId: Id, toForce: Line(60), because: Line(300) }),
  'missing.grave-outcome/1': Type.Object({
    outcome: Type.Union([Type.Literal('found dead'), Type.Literal('seriously harmed')]),
    /** As near as is known; null where nobody knows, left out until November 2026. */
    harmedAt: Type.Optional(Maybe(When)),
    place: Line(300),
    detail: Text(),
  }),
  /** By an officer of inspector’s rank: what was learned as serious harm is no death or serious injury to refer, and why. */
  'missing.grave-outcome-ruled-out/1': Type.Object({ because: Text() }),
  'missing.referred/1': Type.Object({
    to: Type.Union([
      Type.Literal('Independent Office for Police Conduct'),
      Type.Literal('joint agency response'),
      Type.Literal('serious incident notification'),
      Type.Literal('rapid review'),
      Type.Literal('children’s services'),
      Type.Literal('regulator of the home'),
      Type.Literal('authority about the home'),
      Type.Literal('repeat missing referral'),
      Type.Literal('strategy meeting'),
    ]),
    reference: Maybe(Line(60)),
    detail: Text(1000),
  }),
  /** As a child missing repeatedly, under another record of the same child: referred once, it is owed here no longer. */
  'missing.referred-elsewhere/1': Type.Object({ recordId: Id, reference: Maybe(Line(60)) }),
  /** The child was found dead in another episode: what this one owes a living child is owed no longer. Or that one is of another child after all. */
  'missing.died-elsewhere/1': Type.Object({
    recordId: Id,
    /** Where and when they were found there, left out until December 2026. */
    found: Type.Optional(Type.Object({ at: When, place: Line(300) })),
  }),
  'missing.death-elsewhere-undone/1': Type.Object({ recordId: Id }),
  /** An auditor looked at the wording of the whole file: what was pointed at and does blame the child, what does not, what else does. */
  'missing.wording-audited/1': Type.Object({
    upheld: Type.Array(PointedAt, { maxItems: 200 }),
    dismissed: Type.Array(PointedAt, { maxItems: 200 }),
    other: Type.Array(Line(300), { maxItems: 20 }),
    because: Text(),
  }),
  /** A contact that was not opened as missing, drawn by chance to be looked at: only such a look counts (M28a). */
  'missing.contact-drawn/1': Type.Object({ sampleId: Id, month: Line(7), dueAt: When }),
  /** A contact that was not opened as missing, looked at again by somebody else. */
  'missing.contact-audited/1': Type.Object({
    right: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    because: Text(),
  }),
  /** An auditor found a child at risk now and returned the case; what the audit found stands there. */
  'missing.audit-concern-raised/1': Type.Object({ concern: Text(), auditedFileId: Id }),
  /** An inspector of the inspectorate did, reading the case. */
  'missing.inspector-concern-raised/1': Type.Object({ concern: Text() }),
  'missing.audit-concern-answered/1': Type.Object({ done: Text() }),
  /** Would turn a breach into a met duty, so a second person decides. `body` is the whole body of the corrected kind. */
  'missing.correction-proposed/1': Type.Object({
    position: Type.Integer({ minimum: 1 }),
    happenedAt: When,
    body: Type.Record(Type.String(), Type.Unknown()),
    because: Text(1000),
  }),
  'missing.correction-confirmed/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text(1000) }),
  'missing.correction-refused/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text(1000) }),
  /** Said beside a correction that needed nobody else: which entry, and why. */
  'missing.correction-made/1': Type.Object({ position: Type.Integer(), because: Text(1000) }),
} as const

// What can happen in a missing child's episode: one schema a kind of fact. Times stand on the fact itself; names and free text only in bodies.
import Type, { type Static } from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'
import { ENDINGS, KEPT_AT, LIMBS, TOLD } from './protection-choices.ts'

export const Level = Type.Union([
  Type.Literal('VERY_LOW'),
  Type.Literal('LOW'),
  Type.Literal('MEDIUM'),
  Type.Literal('HIGH'),
])
export const Answer = Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('not known')])
export const Path = Type.Union([
  Type.Literal('missing'),
  Type.Literal('known whereabouts'),
  Type.Literal('concern for safety'),
])
const FiredRule = Type.Object({ id: Type.String(), level: Level, because: Type.String(), source: Type.String() })
const Nothing = Type.Object({})

/** Raw counts and dates from other records, read when the report was written: never the conclusion. */
export const History = Type.Object({
  earlier: Type.Array(
    Type.Object({
      recordId: Id,
      reportedAt: When,
      closedAt: Maybe(When),
      foundAt: Maybe(Type.String()),
      harm: Type.String(),
    }),
    { maxItems: 50 },
  ),
  reportsIn90Days: Type.Integer({ minimum: 0 }),
  reportsIn12Months: Type.Integer({ minimum: 0 }),
  harmedBefore: Type.Union([Type.Literal('no'), Type.Literal('harm'), Type.Literal('serious harm')]),
  exploitationFlag: Type.Union([Type.Literal('none'), Type.Literal('known or suspected'), Type.Literal('high')]),
  harmInExploitationEpisode: Type.Boolean(),
  /** The first episode that this one follows within the window of measure M3, if any. */
  firstEpisodeId: Maybe(Id),
  triggerPlanAt: Maybe(When),
  /** The last referral for repeated missing episodes of this child, in any record. */
  repeatReferralAt: Maybe(When),
  /** What no episode before that referral showed, and one since did. Absent in reports taken before it was asked. */
  newSinceReferral: Type.Optional(
    Type.Array(Type.Union([Type.Literal('harm'), Type.Literal('exploitation')]), { maxItems: 2 }),
  ),
  /** The last meeting with partners about this child within 90 days, in any record. */
  partnersMetAt: Type.Optional(Maybe(When)),
})

/** Whom the report is about, where last seen, who called: as reported, as corrected, as another force is told. */
export const Described = {
  child: Type.Object({
    name: Line(),
    age: Maybe(Type.Integer({ minimum: 0, maximum: 120 })),
    dateOfBirth: Maybe(LocalDate),
    ageDisputed: Type.Boolean(),
    sex: Maybe(Line(40)),
    description: Maybe(Text()),
  }),
  lastSeen: Type.Object({
    at: When,
    precision: Type.Union([Type.Literal('exact'), Type.Literal('about')]),
    place: Line(300),
  }),
  caller: Type.Object({ name: Maybe(Line()), phone: Line(40), relation: Maybe(Line(100)) }),
}

/** What whoever may say so agreed to. */
export const PhotographConsent = Type.Union([
  Type.Literal('police and partners'),
  Type.Literal('may be published'),
  Type.Literal('nobody could be asked'),
])

/** One of a fixed list. */
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })

const PointedAt = Type.Object({ position: Type.Integer({ minimum: 1 }), phrase: Line(60) })

export const DoseDue = Type.Object({ medicine: Line(), dueAt: When, consequence: Text(1000), saidBy: Line() })

export const kinds = {
  'missing.reported/1': Type.Object({
    path: Path,
    ...Described,
    child: Type.Object({ personId: Id, ...Described.child.properties }),
    why: Text(),
    /** T0: the first report to any channel of the force. */
    firstContactAt: When,
    source: Maybe(Type.Object({ system: Line(60), reference: Line(60), createdAt: When })),
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
  /** What the child's records say since two of them were merged or split, counted at the report. */
  'missing.history-found/1': Type.Object({ history: History }),
  'missing.answered/1': Type.Object({
    answers: Type.Array(
      Type.Object({ question: Line(80), answer: Answer, saidBy: Line(), at: When, note: Maybe(Text(1000)) }),
      { minItems: 1, maxItems: 60 },
    ),
  }),
  /** By when an essential medicine or treatment must be given: R9's time as a clock. */
  'missing.dose-due/1': DoseDue,
  'missing.graded/1': Type.Object({
    level: Level,
    because: Text(),
    floor: Level,
    rules: Type.Array(FiredRule, { maxItems: 40 }),
    unanswered: Type.Array(Type.String(), { maxItems: 60 }),
    mandatoryActions: Type.Array(Type.String(), { maxItems: 60 }),
    firstReviewMinutes: Type.Integer({ minimum: 1 }),
    reviewEveryMinutes: Type.Integer({ minimum: 1 }),
    /** The grader's training was in date. */
    competent: Type.Boolean(),
    /** The panel of earlier episodes was shown, and what the grader made of it. */
    earlierShown: Type.Boolean(),
    earlierConsidered: Maybe(Text()),
  }),
  'missing.endorsed/1': Type.Object({ level: Level, because: Text() }),
  'missing.raised/1': Type.Object({ level: Level, because: Text(), onInformationHeldAtReport: Type.Boolean() }),
  'missing.lowering-proposed/1': Type.Object({ level: Level, reason: Line(80), because: Text(), evidence: Text(1000) }),
  /** By the desk itself, or by the on-call detective inspector while it is closed: nobody says it for them. */
  'missing.desk-advised/1': Type.Object({
    proposedAtPosition: Type.Integer(),
    advice: Type.Union([Type.Literal('may be lowered'), Type.Literal('must not be lowered')]),
    because: Text(),
    as: Type.Union([Type.Literal('exploitation desk'), Type.Literal('on-call detective inspector')]),
  }),
  'missing.lowered/1': Type.Object({
    level: Level,
    reason: Line(80),
    because: Text(),
    proposedAtPosition: Type.Integer(),
    deskConsulted: Maybe(Line()),
  }),
  'missing.lowering-refused/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
  'missing.assigned/1': Type.Object({ staffId: Id, name: Line(), unit: Line(60) }),
  'missing.acknowledged/1': Nothing,
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
  'missing.reviewed/1': Type.Object({
    level: Level,
    summary: Text(),
    nextReviewAt: When,
    actionsSet: Type.Array(Line(300), { maxItems: 20 }),
    actionsClosed: Type.Array(Line(300), { maxItems: 20 }),
    /** Share of the words it has in common with the review before it: shown, never judged. */
    likeTheLast: Maybe(Type.Number({ minimum: 0, maximum: 1 })),
  }),
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
    read: Type.Boolean(),
  }),
  'missing.contact-promised/1': Type.Object({ to: Line(), by: When, allowedBy: Type.Optional(Maybe(Line())) }),
  'missing.family-contacted/1': Type.Object({
    who: Line(),
    detail: Text(),
    nextBy: Maybe(When),
    medianTold: Type.Boolean(),
    /** The senior investigating officer, where honour-based abuse locks what the family is told (R16). */
    allowedBy: Type.Optional(Maybe(Line())),
  }),
  'missing.known-to-be/1': Type.Object({ where: Line(300), with: Maybe(Line()), detail: Text(), reviewBy: When }),
  'missing.contact-lost/1': Type.Object({ detail: Text() }),
  'missing.concern-ended/1': Type.Object({ because: Text(), seenBy: Maybe(Line()) }),
  'missing.located/1': Type.Object({
    place: Line(300),
    how: Type.Union([
      Type.Literal('police'),
      Type.Literal('returned by themselves'),
      Type.Literal('family'),
      Type.Literal('friends'),
      Type.Literal('carer'),
      Type.Literal('other'),
    ]),
    with: Maybe(Line()),
    atRisk: Type.Boolean(),
    placeToReturn: Maybe(Text(1000)),
    detail: Text(),
  }),
  'missing.returned/1': Type.Object({ to: Line(300), seenBy: Line(), detail: Maybe(Text()) }),
  /** Children Act 1989, section 46: by a constable, from the time the fact happened at. */
  'missing.police-protection-begun/1': Type.Object({
    limb: oneOf(LIMBS),
    grounds: Text(),
    constable: Line(),
    keptAt: oneOf(KEPT_AT),
    place: Line(300),
  }),
  'missing.police-protection-told/1': Type.Object({
    whom: oneOf(TOLD),
    /** False: it was not practicable, and `detail` says why. */
    reached: Type.Boolean(),
    detail: Text(1000),
  }),
  /** By whoever records it, as designated officer. */
  'missing.police-protection-reviewed/1': Type.Object({
    needed: Type.Boolean(),
    because: Text(),
    wishes: Maybe(Text()),
  }),
  'missing.police-protection-ended/1': Type.Object({
    how: oneOf(ENDINGS),
    to: Line(300),
    because: Text(1000),
  }),
  'missing.authority-told/1': Type.Object({ authority: Line(), how: Line(100) }),
  'missing.interview-held/1': Type.Object({
    faceToFace: Type.Boolean(),
    offeredApart: Type.Boolean(),
    apart: Type.Boolean(),
    alone: Maybe(Type.Boolean()),
    where: Line(300),
    /** The child's first account in the child's own words. */
    firstAccount: Text(8000),
    crimeDisclosed: Type.Boolean(),
    stoppedForPlannedInterview: Type.Boolean(),
  }),
  'missing.interview-excepted/1': Type.Object({ reason: Line(100), because: Text() }),
  'missing.return-interview-reported/1': Type.Object({
    outcome: Type.Union([
      Type.Literal('offered'),
      Type.Literal('done'),
      Type.Literal('declined'),
      Type.Literal('missed'),
    ]),
    by: Line(),
    detail: Maybe(Text()),
    /** Reported on the authority's signed link rather than typed by the police. */
    bySignedLink: Type.Boolean(),
  }),
  /** Within the four weeks: who was heard, and what keeps the child from going again. */
  'missing.watch-kept/1': Type.Object({
    heard: Type.Union([
      Type.Literal('the child'),
      Type.Literal('a parent or carer'),
      Type.Literal('another agency'),
      Type.Literal('nobody was reached'),
    ]),
    found: Text(),
    next: Maybe(Text()),
  }),
  'missing.return-interview-read/1': Type.Object({ learned: Text(), profileUpdated: Type.Boolean() }),
  'missing.learned/1': Type.Object({
    harm: Type.Union([Type.Literal('none known'), Type.Literal('harm'), Type.Literal('serious harm')]),
    harmDetail: Maybe(Text()),
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
  'missing.closed/1': Type.Object({ summary: Text() }),
  /** `missing`: whoever was recorded as located never was. */
  'missing.reopened/1': Type.Object({ because: Text(), missing: Type.Optional(Type.Boolean()) }),
  'missing.void-proposed/1': Type.Object({ because: Text() }),
  'missing.voided/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
  'missing.transfer-offered/1': Type.Object({ toForce: Line(60), because: Text(), transferId: Id }),
  'missing.transfer-accepted/1': Type.Object({ transferId: Id, by: Line(), receivingRecordId: Maybe(Id) }),
  'missing.transfer-refused/1': Type.Object({ transferId: Id, by: Line(), because: Text() }),
  'missing.grave-outcome/1': Type.Object({
    outcome: Type.Union([Type.Literal('found dead'), Type.Literal('seriously harmed')]),
    place: Line(300),
    detail: Text(),
  }),
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
  /** Written on the earlier episode when the same child is reported again. */
  'missing.repeated/1': Type.Object({ recordId: Id, reportedAt: When }),
  'missing.trigger-plan-recorded/1': Type.Object({ plan: Text(), reviewBy: When }),
  /** An auditor looked at the wording of the whole file: what was pointed at and does blame the child, what does not, what else does. */
  'missing.wording-audited/1': Type.Object({
    upheld: Type.Array(PointedAt, { maxItems: 200 }),
    dismissed: Type.Array(PointedAt, { maxItems: 200 }),
    other: Type.Array(Line(300), { maxItems: 20 }),
    because: Text(),
  }),
  /** A contact that was not opened as missing, looked at again by somebody else. */
  'missing.contact-audited/1': Type.Object({
    right: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    because: Text(),
  }),
  /** An auditor found a child at risk now and returned the case; what the audit found stands there. */
  'missing.audit-concern-raised/1': Type.Object({ concern: Text(), auditedFileId: Id }),
  'missing.audit-concern-answered/1': Type.Object({ done: Text() }),
  /** A link for somebody without an account: what for, and until when. The link itself is computed, never stored. */
  'missing.link-made/1': Type.Object({
    purpose: Type.Union([Type.Literal('authority'), Type.Literal('carer')]),
    until: When,
  }),
  'missing.link-revoked/1': Type.Object({ madeAtPosition: Type.Integer(), because: Text(1000) }),
  /** What a parent or carer sent by the link: what always holds of the child, and what is different this time. */
  /** `tonight` is null in one that was prepared while nobody looked for the child. */
  'missing.carer-form-received/1': Type.Object({ by: Line(), standing: Text(), tonight: Maybe(Text()) }),
  'missing.task-done/1': Type.Object({ taskPosition: Type.Integer(), words: Line(300), done: Text() }),
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

/** `missing.erased` stands for any fact whose body was erased by lawful authority. */
export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> } & {
  readonly 'missing.erased': null
}
export type MissingFact = FactsOf<Bodies>
export type NewMissingFact = NewFactsOf<Bodies>
export type RiskLevel = Static<typeof Level>

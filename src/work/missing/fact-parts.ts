// What several kinds of fact about a missing child are made of: a level, an answer, whom the report is about, what the records said then.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'

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
export const FiredRule = Type.Object({ id: Type.String(), level: Level, because: Type.String(), source: Type.String() })

const YesOrNo = Type.Union([Type.Literal('yes'), Type.Literal('no')])

/** What the child’s record and earlier reports say of the child: as it was said then, never the conclusion. */
export const OnRecord = Type.Object({
  dateOfBirth: Maybe(LocalDate),
  ageDisputed: Type.Boolean(),
  sex: Maybe(Line(40)),
  /** As an earlier report had it, and when: there may be no date of birth. */
  age: Maybe(Type.Object({ years: Type.Integer({ minimum: 0, maximum: 120 }), saidAt: When })),
  /** The newest word on being looked after, and by which authority; of before times were kept, without one. */
  lookedAfter: Maybe(Type.Object({ answer: YesOrNo, by: Maybe(Line(200)), saidAt: Maybe(When) })),
  /** The newest word on being placed here by an authority from elsewhere. */
  placedHere: Maybe(Type.Object({ answer: YesOrNo, saidAt: When })),
})

const Harmed = Type.Union([Type.Literal('no'), Type.Literal('harm'), Type.Literal('serious harm')])
const Exploited = Type.Union([Type.Literal('none'), Type.Literal('known or suspected'), Type.Literal('high')])

/** Raw counts and dates from other records, read when the report was written: never the conclusion. */
export const History = Type.Object({
  earlier: Type.Array(
    Type.Object({
      recordId: Id,
      reportedAt: When,
      closedAt: Maybe(When),
      foundAt: Maybe(Type.String()),
      harm: Type.String(),
      /** A contact that never became a missing episode and showed harm or exploitation: history, and no report. */
      concern: Type.Optional(Type.Literal(true)),
      /** The worst that another force, which passed the child on, had on record of the time before: no harm of this episode. Absent where it said none. */
      disclosedHarm: Type.Optional(Harmed),
      /** Another force took the search over: the return from it was theirs. Absent in reports taken before it was kept. */
      withAnotherForce: Type.Optional(Type.Literal(true)),
    }),
    { maxItems: 50 },
  ),
  /** Contacts that were never missing and showed no harm: shown to whoever decides next, and counted by no rule. Absent where there are none. */
  concerns: Type.Optional(Type.Array(Type.Object({ recordId: Id, reportedAt: When }), { maxItems: 50 })),
  reportsIn90Days: Type.Integer({ minimum: 0 }),
  reportsIn12Months: Type.Integer({ minimum: 0 }),
  harmedBefore: Harmed,
  exploitationFlag: Exploited,
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
  /** Absent in reports taken before it was asked, and of a child of whom nothing was known. */
  onRecord: Type.Optional(OnRecord),
})

/** What another force's records hold of the child: theirs by its identity and date, and the same words that the rules ask of our own. */
export const DisclosedHistory = Type.Object({
  harmedBefore: Harmed,
  exploitationFlag: Exploited,
  harmInExploitationEpisode: Type.Boolean(),
  /** Their records that showed harm. */
  earlier: Type.Array(Type.Object({ recordId: Id, reportedAt: When, harm: Harmed }), { maxItems: 50 }),
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

export const PointedAt = Type.Object({ position: Type.Integer({ minimum: 1 }), phrase: Line(60) })

export const DoseDue = Type.Object({ medicine: Line(), dueAt: When, consequence: Text(1000), saidBy: Line() })

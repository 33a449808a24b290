// What happens to comments under section 55 of the Police Act 1996: opened, the chief invited, each recommendation answered, published, copied, added to.
import Type, { type Static } from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
import { earlierKinds } from './earlier-facts.ts'

/** That somebody looked at the words before they went on the public site, and why what is pointed at may stand; null where nothing is. Not kept before: the public site shows none of those words. */
const lookedAt = Type.Optional(Maybe(Type.Object({ signs: Type.Integer({ minimum: 1 }), because: Text(1000) })))

const Recommendations = Type.Array(Type.Object({ recordId: Id, reference: Line(60), theme: Line(300) }), {
  maxItems: 200,
})

/** What the ledger held, and each recommendation in the report's own words with its status, as they stood then. */
const AsTheRegister = Type.Object({
  ledgerSize: Type.Integer({ minimum: 0 }),
  recommendations: Type.Array(
    Type.Object({
      recordId: Id,
      words: Maybe(Text(20_000)),
      standing: Maybe(Line(40)),
      dueOn: Maybe(LocalDate),
      dateChanges: Type.Integer({ minimum: 0 }),
    }),
    { maxItems: 200 },
  ),
})
export type AsTheRegister = Static<typeof AsTheRegister>

const kinds = {
  'section-55.opened/1': Type.Object({
    report: Line(300),
    publishedOn: LocalDate,
    recommendations: Recommendations,
    /** Two reports may have one title. Not kept before: such comments go by title and day. */
    inspectionId: Type.Optional(Id),
  }),
  /** The register had another title or day of publication: the last lawful day is counted from the right one. */
  'section-55.report-corrected/1': Type.Object({ report: Line(300), publishedOn: LocalDate, because: Text(1000) }),
  /** The local policing body said that the Act asks for no comments on it. */
  'section-55.not-owed/1': Type.Object({ because: Text(1000) }),
  'section-55.owed-again/1': Type.Object({ because: Text(1000) }),
  /** Confirmed from the report after the comments were opened: each is owed an answer like the others. */
  'section-55.recommendations-added/1': Type.Object({ recommendations: Recommendations }),
  'section-55.chief-invited/1': Type.Object({ replyBy: LocalDate }),
  /** The chief officer's comments, or that none came. */
  'section-55.chief-commented/1': Type.Object({ comments: Maybe(Text(20_000)) }),
  'section-55.commented/1': Type.Object({ comments: Text(20_000), reply: Maybe(Text(20_000)) }),
  /** For each recommendation: what is done or proposed, or why nothing is (section 55(5B)). */
  'section-55.answered/1': Type.Object({ recordId: Id, action: Maybe(Text()), whyNone: Maybe(Text()) }),
  'section-55.completed/1': Type.Object({}),
  'section-55.published/1': Type.Object({
    address: Line(500),
    /** Recommendations that neither an action nor a reason stood beside: printed with it. */
    gap: Type.Array(Line(60), { maxItems: 200 }),
    /** What the register said of each recommendation that day, for the response as a document. Not kept before. */
    register: Type.Optional(AsTheRegister),
    lookedAt,
  }),
  /** Words published before the public site kept any are added there, as they were published. */
  'section-55.words-shown/1': Type.Object({
    lookedAt: Maybe(Type.Object({ signs: Type.Integer({ minimum: 1 }), because: Text(1000) })),
  }),
  /** `of` is 0 for the comments and n for the n-th addendum. Not asked before: one copy then was of all that was published. */
  'section-55.copied/1': Type.Object({
    ...{ to: Line(100), how: Line(200) },
    of: Type.Optional(Type.Integer({ minimum: 0 })),
    /** An earlier day than that on which it was logged. */
    sentOn: Type.Optional(LocalDate),
  }),
  /** What the chief officer said after publication, and answers to what was left out, published beside the comments. */
  'section-55.addendum-published/1': Type.Object({
    address: Line(500),
    reply: Maybe(Text(20_000)),
    /** As they are printed in it. Not kept before: an addendum then had none. */
    answers: Type.Optional(
      Type.Array(
        Type.Object({
          ...{ recordId: Id, reference: Line(60), theme: Line(300) },
          ...{ action: Maybe(Text()), whyNone: Maybe(Text()) },
        }),
        { maxItems: 200 },
      ),
    ),
    lookedAt,
  }),
  /** A national report with the same findings as one of the force's own: the comments on that one answer both. */
  'section-55.covered/1': Type.Object({ by: Id, report: Line(300), because: Text(1000) }),
  ...earlierKinds,
  'section-55.escalated/1': Escalated,
  'section-55.words-erased/1': WordsErased,
} as const

export type Bodies = BodiesOf<typeof kinds>
export type Section55Fact = FactsOf<Bodies> | FactsOf<ErasedOf<'section-55'>>
export const read = erasableReaderOf('section-55', kinds)

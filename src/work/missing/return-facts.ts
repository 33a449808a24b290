// Known to be somewhere, located, returned, protected, seen and heard.
import Type from 'typebox'
import { Id, Line, Maybe, OneOf, Text, When } from '../../registers/schemas.ts'
import { HOW_CONFIRMED } from './confirmed.ts'
import { ENDINGS, KEPT_AT, LIMBS, TOLD } from './protection-choices.ts'

export const returnKinds = {
  'missing.known-to-be/1': Type.Object({ where: Line(300), with: Maybe(Line()), detail: Text(), reviewBy: When }),
  /** `place`: where the child was last seen or heard of. Absent in facts from before it was asked. */
  'missing.contact-lost/1': Type.Object({ detail: Text(), place: Type.Optional(Maybe(Line(300))) }),
  /** Nobody saw the child and questions are open: a second person decides. */
  'missing.concern-end-proposed/1': Type.Object({ because: Text() }),
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
    /** Who has the child in sight, and how that is known. Absent in facts from before it was asked, and of a death or serious injury. */
    confirmedBy: Type.Optional(Line()),
    confirmedHow: Type.Optional(OneOf(...HOW_CONFIRMED)),
  }),
  'missing.returned/1': Type.Object({ to: Line(300), seenBy: Line(), detail: Maybe(Text()) }),
  /** Children Act 1989, section 46: by a constable, from the time the fact happened at. */
  'missing.police-protection-begun/1': Type.Object({
    limb: OneOf(...LIMBS),
    grounds: Text(),
    constable: Line(),
    keptAt: OneOf(...KEPT_AT),
    place: Line(300),
    /** What is new, where the power was used before in this episode. */
    again: Type.Optional(Maybe(Text(1000))),
  }),
  'missing.police-protection-told/1': Type.Object({
    whom: OneOf(...TOLD),
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
    how: OneOf(...ENDINGS),
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
  /** `plan`: the trigger plan by which it was, recorded since the interview. Absent where it was only ticked, until November 2026. */
  'missing.return-interview-read/1': Type.Object({
    learned: Text(),
    profileUpdated: Type.Boolean(),
    plan: Type.Optional(Maybe(Type.Object({ recordId: Id, recordedAt: When }))),
  }),
} as const

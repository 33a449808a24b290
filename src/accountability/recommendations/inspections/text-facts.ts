// What a pasted text was read as, and the recommendations that were confirmed, held or typed in from it.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { Hash, WithOthers } from '../fact-parts.ts'

const entered = {
  recordId: Id,
  reference: Line(60),
  theme: Line(300),
  paragraph: Maybe(Line(60)),
  findingId: Maybe(Id),
  addressee: Line(100),
  addresseeName: Type.Optional(Maybe(Line(100))),
  withOthers: Type.Optional(WithOthers),
  timeScale: Line(30),
  /** Why it is another time scale than the words give. */
  scaleReason: Type.Optional(Maybe(Text(1000))),
  on: Maybe(LocalDate),
  address: Maybe(Line(500)),
  textHash: Maybe(Hash),
}

export const Item = Type.Object({
  itemId: Id,
  words: Text(8000),
  /** Of a point in a list its own words, without those above the list. Not kept at first. */
  point: Type.Optional(Text(8000)),
  timeScale: Line(30),
  on: Maybe(LocalDate),
  paragraph: Maybe(Line(60)),
  /** The text around it. Texts read before it was kept have none. */
  context: Type.Optional(Text(10_000)),
  /** Where in the words, and in the text around them, a line of the page ended in the middle of a word. Not kept at first. */
  breaks: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 8000 })),
  contextBreaks: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 10_000 })),
})

export const textKinds = {
  'inspection.text-read/1': Type.Object({
    textHash: Hash,
    characters: Type.Integer({ minimum: 1 }),
    address: Maybe(Line(500)),
    items: Type.Array(Item, { maxItems: 200 }),
    /** What sounds as if it asked for something or gave a time, and was not recognised. Not kept at first. */
    rest: Type.Optional(Type.Array(Item, { maxItems: 200 })),
    /** The text held more than one paste may. */
    more: Type.Optional(Type.Boolean()),
  }),
  'inspection.item-confirmed/1': Type.Object({ itemId: Id, recordId: Id, reference: Line(60) }),
  'inspection.item-dismissed/1': Type.Object({ itemId: Id, because: Line(300) }),
  /** A recommendation of a draft: it opens its record on the day the report is published. */
  'inspection.recommendation-held/1': Type.Object({ ...entered, words: Maybe(Text(8000)), itemId: Maybe(Id) }),
  /** Typed in from the report, where no text was pasted. */
  'inspection.recommendation-entered/1': Type.Object({ recordId: Id, reference: Line(60) }),
}

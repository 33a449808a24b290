// Comments that were published before the register knew of the report: their document, offered by one person and read by another.
import Type from 'typebox'
import { Id, Line, LocalDate, Text } from '../../registers/schemas.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

const said = {
  on: LocalDate,
  address: Line(500),
  document: Line(300),
  textHash: Hash,
  /** Recommendations beside which it has neither an action nor a reason. */
  leftOut: Type.Array(Id, { maxItems: 200 }),
  /** To whom copies went with it. */
  copied: Type.Array(Line(100), { maxItems: 5 }),
}

export const earlierKinds = {
  /** It counts when a second person has read it. */
  'section-55.earlier-offered/1': Type.Object({ ...said, text: Text(100_000) }),
  /** Entered after its last lawful day, and somebody looked: none were published until then. */
  'section-55.none-published/1': Type.Object({ because: Text(1000) }),
  'section-55.earlier-refused/1': Type.Object({ because: Text(1000) }),
  'section-55.published-earlier/1': Type.Object({ ...said, offeredBy: Id }),
}

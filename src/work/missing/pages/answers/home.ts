// What the page of homes that children go missing from answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'

const Home = Type.Object({
  home: Type.String(),
  /** Ways of writing that somebody said are this home, and the record of who said so. */
  alsoWritten: Type.Array(Type.Object({ written: Type.String(), said: Maybe(Id) })),
  kinds: Type.Array(Type.String()),
  /** So many of the searches stand here by the place last seen: nobody recorded a placement. */
  byLastSeen: Type.Number(),
  lookedAfterBy: Type.Array(Type.String()),
  reports: Type.Number(),
  children: Type.Number(),
  returned: Type.Number(),
  interviewed: Type.Number(),
  offered: Type.Number(),
  held: Type.Number(),
  notices: Type.Number(),
  latestAt: Moment,
  recordIds: Type.Array(Id),
})

export const homesAnswer = Type.Object({ days: Type.Number(), homes: Type.Array(Home), full: Type.Boolean() })

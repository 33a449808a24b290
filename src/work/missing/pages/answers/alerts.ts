// What the pages of alerts and of messages answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { Alert } from './parts.ts'

const Given = Type.Object({ key: Type.String(), recordId: Id, words: Type.String(), late: Type.Boolean() })

export const alertsAnswer = Type.Object({
  given: Type.Array(Given),
  alerts: Type.Array(Alert),
  told: Type.Array(Alert),
  interruptions: Type.String(),
  spoken: Type.Array(Type.Object({ key: Type.String(), words: Type.String() })),
})

const Message = Type.Object({
  href: Type.String(),
  record_id: Id,
  words: Type.String(),
  queued_at: Moment,
  recipient: Type.String(),
  sent_at: Maybe(Moment),
  acted_at: Maybe(Moment),
})

export const messagesAnswer = Type.Object({ messages: Type.Array(Message) })

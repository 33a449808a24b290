// What the force that offered a child is told of our answer, as a message to it.
import type { Instant } from '../../../kernel/time.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import type { Person } from '../../../registers/permissions.ts'
import type { Also } from '../../../registers/records.ts'
import type { Received } from './opening.ts'

type Said = {
  readonly answer: 'accepted' | 'refused'
  readonly by: Person
  readonly because: string | null
  readonly receivingRecordId: string | null
}

export const accepted = (by: Person, receivingRecordId: string): Said => ({
  answer: 'accepted',
  by,
  because: null,
  receivingRecordId,
})

export const refused = (by: Person, because: string): Said => ({
  answer: 'refused',
  by,
  because,
  receivingRecordId: null,
})

export const answerTo = (transferId: string, received: Received, { by, ...said }: Said, now: Instant): Also =>
  alsoSending(
    transferId,
    {
      fromForce: by.forceId,
      toForce: received.fromForce,
      kind: 'transfer answer',
      body: { transferId, fromRecordId: received.fromRecordId, by: by.name, ...said },
    },
    now,
  )

// A chief officer is told of who may do what, with the record it is about.
import { queue } from '../outbox.ts'
import type { Also } from '../records.ts'

export const tellChiefOfficer = (forceId: string, recordId: string, words: readonly string[]): readonly Also[] =>
  words.map((one) => ({
    recordId,
    append: async ({ writer, world }) => {
      const message = {
        forceId,
        recordId,
        to: 'chief officer',
        channel: 'screen',
        interrupts: false,
        duty: null,
      } as const
      await Promise.resolve(writer.send(queue({ ...message, words: one }, world.now)))
    },
  }))

// The authority reported a return interview by its link: the missing person coordinator is told. Without a name, since a message may lie open on a desk.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { queue } from '../../../registers/outbox.ts'
import type { Reaction } from '../../../registers/world.ts'

const reported = Compile(Type.Object({ outcome: Type.String(), bySignedLink: Type.Boolean() }))

const words: Readonly<Record<string, string>> = {
  offered: 'An authority reports: return interview offered',
  done: 'An authority reports: return interview held. Read it and use it',
  declined: 'An authority reports: return interview declined by the child',
  missed: 'An authority reports: return interview missed',
}

export const tellOfInterview: Reaction = {
  kinds: ['missing.return-interview-reported/1'],
  react: async ({ world, writing, recordId, body }) => {
    if (!reported.Check(body)) throw new Error('a return interview without an outcome')
    if (!body.bySignedLink) return
    const to = 'missing person coordinator'
    const said = words[body.outcome] ?? 'An authority reports a return interview'
    writing.writer.send(
      queue(
        { forceId: world.who.forceId, recordId, to, channel: 'screen', interrupts: false, words: said, duty: null },
        world.now,
      ),
    )
    await Promise.resolve()
  },
}

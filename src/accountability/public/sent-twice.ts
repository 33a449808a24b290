// A button pressed twice, or a page sent again: the same question from one connection within a few minutes is one question.
import { type Clock, type Instant, minutes, plus } from '../../kernel/time.ts'

export type SentTwice = {
  /** The ticket it was kept under, once it is; null where it was not sent before. */
  readonly before: (what: string) => Promise<string> | null
  readonly remember: (what: string, ticket: Promise<string>) => void
}

/** Whoever asks the same later means it: the first may have been refused. */
const together = minutes(-10)
/** As many are remembered at once, the longest ago forgotten first; and none for longer than those minutes once another is sent. */
const mostRemembered = 200

export function sentTwice(clock: Clock): SentTwice {
  const sent = new Map<string, { readonly at: Instant; readonly ticket: Promise<string> }>()
  return {
    before: (what) => {
      const one = sent.get(what)
      return one === undefined || one.at < plus(clock(), together) ? null : one.ticket
    },
    remember: (what, ticket) => {
      sent.delete(what)
      for (const [each, { at }] of sent)
        if (sent.size >= mostRemembered || at < plus(clock(), together)) sent.delete(each)
      sent.set(what, { at: clock(), ticket })
      // What could not be kept may be sent again at once.
      ticket.catch(() => sent.delete(what))
    },
  }
}

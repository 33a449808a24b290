// Each addendum with its answers, and with what the chief officer had said by then and no addendum before it had published.
import type { Section55State } from './state.ts'

export function addendaOf({ addenda, later }: Pick<Section55State, 'addenda' | 'later'>) {
  return addenda.map((one, index) => {
    const since = addenda[index - 1]?.at ?? ''
    return {
      at: one.at,
      address: one.address,
      reply: one.reply,
      answers: one.answers ?? [],
      lookedAt: one.lookedAt,
      comments: later.flatMap(({ comments, at }) =>
        comments !== null && at > since && at <= one.at ? [comments] : [],
      ),
    }
  })
}

// What the local policing body undertook, as the public site knows it: its dates, whether it is done, and what it should move then and now.
import { Done, Moved, Moves, Undertaking } from '../commissioner-said.ts'
import { besideNow, type WithFigures } from './beside-now.ts'
import { byRecord, changedAt, readerOfPart, type SaidRow } from './said-parts.ts'

const undertakings = readerOfPart('undertaking', Undertaking)
const measures = readerOfPart('measures', Moves)
const moves = readerOfPart('moved', Moved)
const done = readerOfPart('done', Done)

export type UndertakingSaid = ReturnType<typeof undertakingsSaid>[number]

/** Those that are not done first, the first due first; each with what its measures said then, and what `release` says of them. */
export function undertakingsSaid(all: readonly SaidRow[], release: WithFigures, today: string) {
  const { force } = release
  const beside = besideNow(release)
  return byRecord(all, force)
    .flatMap(([id, rows]) =>
      undertakings(rows).map((body) => {
        const changes = moves(rows)
        const should = measures(rows).at(0) ?? { figures: [], noMeasure: null }
        const dueOn = changes.at(-1)?.dueOn ?? body.dueOn
        const doneOn = done(rows).at(0)?.on ?? null
        return {
          id,
          ...body,
          dueOn,
          dateChanges: body.dateChanges + changes.length,
          doneOn,
          late: (doneOn ?? today) > dueOn,
          measures: should.figures.map((then) => ({ then, ...beside(then) })),
          noMeasure: should.noMeasure,
          changedAt: changedAt(rows),
        }
      }),
    )
    .toSorted((a, b) => (a.doneOn ?? '').localeCompare(b.doneOn ?? '') || a.dueOn.localeCompare(b.dueOn))
}

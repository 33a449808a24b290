// The register, the plan, the audits and what was overdue as they stood when the ledger held so many facts: for a frozen list counted again.
import { type Instant, localDate } from '../kernel/time.ts'
import { isOpen } from '../practice/duty.ts'
import type { Fact } from '../practice/fact.ts'
import type { Folded, Procedure } from '../practice/procedure.ts'
import type { FoldKnownAt } from '../registers/measures.ts'
import { finalGrade, inDispute } from './audits/file-state.ts'
import { peerFile } from './audits/peer/procedure.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import type { ReadRegisterThen, RegisterThen } from './board/index.ts'
import { otherBodies } from './other-bodies.ts'
import { action } from './plan/index.ts'
import { monitoring } from './recommendations/inspections/monitoring.ts'
import { inspection } from './recommendations/inspections/procedure.ts'
import { recommendation } from './recommendations/procedure.ts'
import { timesMoved } from './recommendations/state.ts'
import { section55 } from './section-55/procedure.ts'

export const registerThen =
  (foldKnownAt: FoldKnownAt): ReadRegisterThen =>
  async (asked) => {
    const { recommendations, actions, audits, files, inspections, peerFiles, monitored, comments } = await foldKnownAt(
      asked,
      // One after the other: all at once they would be held beside their facts.
      async (all) => ({
        recommendations: await all(recommendation),
        actions: await all(action),
        audits: await all(audit),
        files: await all(auditedFile),
        inspections: await all(inspection),
        peerFiles: await all(peerFile),
        monitored: await all(monitoring),
        comments: await all(section55),
      }),
    )
    const late = overdueOf(asked.now)
    return {
      duties: [
        ...late(inspection, inspections, ({ recorded, published }) =>
          published === null ? null : recorded?.reference,
        ),
        ...late(recommendation, recommendations, ({ received }) => received?.reference),
        ...late(action, actions, ({ number }) => `Action ${number}`),
        ...late(audit, audits, ({ committed }) => committed?.title),
        ...late(auditedFile, files, ({ drawn }) => drawn && `A file on ${drawn.topic}`),
        ...late(peerFile, peerFiles, ({ received }) => received && `A file of ${received.fromName}`),
        ...late(monitoring, monitored, ({ force }) => force),
        // What the chief officer owes of them; the rest is the commissioner’s, whom the board does not hold to account.
        ...late(section55, comments, ({ opened }) => opened?.report),
      ].toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
      recommendations: new Map(
        recommendations.map(({ recordId, state }) => [
          recordId,
          { stage: state.stage, dueOn: state.dueOn, dateChanges: timesMoved(state) },
        ]),
      ),
      actions: new Map(
        actions.map(({ recordId, state }) => [
          recordId,
          {
            state: state.stage,
            dueOn: state.dates?.dueOn ?? null,
            dateChanges: state.dateChanges.length,
            owned: state.owner !== null,
          },
        ]),
      ),
      audits: auditsOf(audits, files, asked.drawnSince),
    }
  }

/** Of case files, the latest drawn first, with what its files came to. */
function auditsOf(
  audits: readonly Known<typeof audit>[],
  files: readonly Known<typeof auditedFile>[],
  drawnSince: Instant,
): RegisterThen['audits'] {
  return audits
    .toSorted((a, b) => ((a.state.drawn?.at ?? '') < (b.state.drawn?.at ?? '') ? 1 : -1))
    .flatMap(({ recordId, state: { committed, drawn } }) => {
      if (committed?.kind !== 'case files' || drawn === null || drawn.at < drawnSince) return []
      const its = files.map(({ state }) => state).filter((state) => state.drawn?.auditId === recordId)
      const grades = its.map((state) => finalGrade(state)?.grade ?? null)
      const of = (grade: string) => grades.filter((one) => one === grade).length
      return [
        {
          recordId,
          title: committed.title,
          topic: committed.topic,
          drawn: its.length,
          good: of('good'),
          requiresImprovement: of('requires improvement'),
          inadequate: of('inadequate'),
          inDispute: its.filter(inDispute).length,
          drawnOn: localDate(drawn.at),
          from: committed.from,
          until: committed.until,
        },
      ]
    })
}

/** One record as it was folded then. */
type Known<P> = P extends Procedure<infer State, infer F> ? Pick<Folded<State, F>, 'recordId' | 'state'> : never

/** Dates of a list of their own in a pack. */
const listedApart: readonly string[] = ['meet the recommendation', 'do the action']

/** What the force owed by then and had not done; of a record that has no name yet nothing. */
const overdueOf =
  (now: Instant) =>
  <State, F extends Fact>(
    { record, rules }: Procedure<State, F>,
    folded: readonly Folded<State, F>[],
    named: (state: State) => string | null | undefined,
  ): RegisterThen['duties'] =>
    folded.flatMap(({ recordId, state, duties }) => {
      const about = named(state) ?? null
      if (about === null) return []
      return duties
        .filter((one) => isOpen(one) && one.dueAt < now)
        .filter(({ name, owner }) => !listedApart.includes(name) && !otherBodies.includes(owner))
        .map(({ name, owner, dueAt }) => ({
          record,
          recordId,
          about,
          words: rules.find((rule) => rule.name === name)?.words ?? name,
          owner,
          dueAt,
        }))
    })

// The register, the plan and the audits as they stood when the ledger held so many facts: for a frozen list counted again.
import type { FoldKnownAt } from '../registers/measures.ts'
import { finalGrade, inDispute } from './audits/file-state.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import type { ReadRegisterThen } from './board/index.ts'
import { action } from './plan/index.ts'
import { recommendation } from './recommendations/procedure.ts'
import { timesMoved } from './recommendations/state.ts'

export const registerThen =
  (foldKnownAt: FoldKnownAt): ReadRegisterThen =>
  async (asked) => {
    const [recommendations, actions, audits, files] = await Promise.all([
      foldKnownAt(recommendation, asked),
      foldKnownAt(action, asked),
      foldKnownAt(audit, asked),
      foldKnownAt(auditedFile, asked),
    ])
    return {
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
      // The latest drawn first.
      audits: audits
        .toSorted((a, b) => ((a.state.drawn?.at ?? '') < (b.state.drawn?.at ?? '') ? 1 : -1))
        .flatMap(({ recordId, state: { committed, drawn } }) => {
          if (committed?.kind !== 'case files' || drawn === null || drawn.at < asked.drawnSince) return []
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
            },
          ]
        }),
    }
  }

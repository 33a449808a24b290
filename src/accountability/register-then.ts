// The register and the plan as they stood when the ledger held so many facts: for a frozen list counted again.
import type { FoldKnownAt } from '../registers/measures.ts'
import type { ReadRegisterThen } from './board/index.ts'
import { action } from './plan/index.ts'
import { recommendation } from './recommendations/procedure.ts'
import { timesMoved } from './recommendations/state.ts'

export const registerThen =
  (foldKnownAt: FoldKnownAt): ReadRegisterThen =>
  async (asked) => {
    const [recommendations, actions] = await Promise.all([
      foldKnownAt(recommendation, asked),
      foldKnownAt(action, asked),
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
    }
  }

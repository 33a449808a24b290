// Around the questions: since when on the board, earlier episodes opened, the minimum grade and every rule that fired.
import { newId } from '../../../kernel/identity.ts'
import { minutesBetween } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { answersOf, inputOf, minimumGrade } from '../commands/grading.ts'
import { questions } from '../grade/questions.ts'
import { missing } from '../procedure.ts'
import { consulted, episodesOfPerson } from '../queries.ts'

/** What the questions page shows besides its form; reading it is logged in the same transaction. */
export async function aroundQuestions(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state, facts } = await load(writer, world, missing, recordId)
    const input = inputOf(state)
    if (state.report === null || input === null) return { child: null }
    const earlier = await episodesOfPerson.all(writer, {
      force: forceId,
      person: state.report.child.personId,
      before: state.reportedAt ?? world.now,
      limit: 10,
    })
    writer.send(
      consulted(
        forceId,
        staffId,
        world.now,
        'questions and earlier episodes',
        [recordId, ...earlier.map((one) => one.record_id)],
        null,
      ),
    )
    const answers = answersOf(state)
    const { floor, rules, unanswered } = minimumGrade(answers, input, {
      policy: world.policyAt(world.now),
      now: world.now,
    })
    return {
      recordId,
      position: facts.length,
      child: state.report.child,
      phase: state.phase,
      reportedAt: state.reportedAt,
      onBoardAfter:
        state.reportedAt === null || state.reportRecordedAt === null
          ? null
          : minutesBetween(state.reportedAt, state.reportRecordedAt),
      earlier,
      history: state.report.history,
      floor,
      rules,
      unanswered: unanswered.length,
      order: questions.map((question, index) => ({ ...question, index })),
      gradeKey: newId(world.now),
      graded: state.level,
    }
  })
}

/** The form holds what has been answered so far. */
export async function answeredSoFar(world: World, recordId: string): Promise<Values> {
  const folded = await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))
  return { answers: answersOf(folded.state) }
}

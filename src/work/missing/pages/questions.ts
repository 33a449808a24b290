// Around the questions and the grade: since when on the board, the trigger plan, earlier episodes opened, the minimum and every rule that fired.
import type { Writer } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { ageOf } from '../age-of.ts'
import { adviceFor } from '../caller-advice.ts'
import { questionsPage } from '../commands/grade-given.ts'
import { knownBeside } from '../grade/care-on-record.ts'
import { type Level, levelOrder } from '../grade/levels.ts'
import { type Answers, answersOf, inputOf, minimumGrade } from '../grade/minimum.ts'
import { questions } from '../grade/questions.ts'
import { earlierRecords } from '../history.ts'
import { missing } from '../procedure.ts'
import { childForm, triggerPlanOf } from '../queries/episode.ts'
import { consulted, episodesOfPerson } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { byRecord, harmedHere } from './episode/child-shown.ts'
import { matchShown } from './match-shown.ts'
import { told } from './matching.ts'
import { heardInReturnInterviews } from './return-interviews.ts'

/**
 * What the questions page shows besides its form; reading it is logged in the same transaction. The minimum grade is that of the
 * recorded answers with those now on screen, so that it moves as one answers.
 */
export async function aroundQuestions(world: World, recordId: string, typed: Typed): Promise<Values> {
  const { forceId: force, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state } = await load(writer, world, missing, recordId)
    const input = inputOf(state)
    if (state.report === null || input === null) return { child: null }
    const person = state.report.child.personId
    const before = state.reportedAt ?? world.now
    const [rows, plan, prepared] = await Promise.all([
      episodesOfPerson.all(writer, { force, person, before, limit: 10 }),
      triggerPlanOf.one(writer, { force, person }),
      childForm.one(writer, { force, person, but: recordId }),
    ])
    const [earlier, match] = await Promise.all([earlierTold(writer, force, rows), matchShown(writer, world, state)])
    const shown = [
      recordId,
      ...earlier.map((one) => one.recordId),
      ...(match === null ? [] : match.shown),
      ...(plan === null ? [] : [plan.record_id]),
      ...(prepared === null ? [] : [prepared.record_id]),
    ]
    // No log, no read; and the grading asks this log whether its panel was seen.
    writer.send(consulted(force, staffId, world.now, questionsPage, [...new Set(shown)], null))
    if (match !== null && match.masked.length > 0)
      writer.send(consulted(force, staffId, world.now, 'restricted: not opened', match.masked, null))
    const by = { policy: world.policyAt(world.now), now: world.now }
    const answers = { ...answersOf(state), ...onScreen(typed) }
    const minimum = minimumGrade(answers, input, by)
    const recorded = minimumGrade(answersOf(state), input, by)
    return {
      recordId,
      ...childAsked(state, world.now),
      caller: state.report.caller,
      source: state.report.source,
      elsewhere: setting(by.policy, 'record.elsewhere') === 1,
      path: state.report.path,
      phase: state.phase,
      reportedAt: state.reportedAt,
      recordedAt: state.reportRecordedAt,
      earlier,
      match,
      hidden: earlierRecords(state.report.history).filter((one) => !shown.includes(one)).length,
      history: state.report.history,
      plan,
      prepared,
      floor: minimum.floor,
      rules: minimum.rules,
      unanswered: minimum.unanswered.length,
      asking: askingOf(answers),
      advice: adviceFor(
        by.policy,
        minimum.rules.map((rule) => rule.id),
      ),
      promisedBy: state.promisedBy,
      // The grading is held against what is recorded: the page says when the two differ.
      unsaved: minimum.floor !== recorded.floor,
      order: questions.map((question, index) => ({ ...question, index })),
      grading: state.phase === 'reported' && may(world.who, 'grade') ? levelsFor(minimum.floor, typed) : null,
      graded: state.level,
    }
  })
}

const main = questions.filter((one) => one.group === 'twelve')
const further = questions.filter((one) => one.group !== 'twelve' && one.follows === null)

/** How many there are, and which of those beside the main ones nobody has asked: answered with “not known” is asked. */
function askingOf(answers: Answers) {
  const notAsked = further.filter((one) => answers[one.id] === undefined)
  const [first] = notAsked
  return {
    main: main.length,
    further: further.length,
    notAsked: notAsked.length,
    firstNotAsked: first === undefined ? null : questions.indexOf(first),
  }
}

/** What happened each time, and what the child said afterwards. */
async function earlierTold(writer: Writer, force: string, rows: Awaited<ReturnType<typeof episodesOfPerson.all>>) {
  const records = rows.map((row) => row.record_id)
  const [episodes, heard] = await Promise.all([
    told(writer, force, rows),
    heardInReturnInterviews(writer, force, records),
  ])
  return episodes.map((one) => ({ ...one, heard: heard.get(one.recordId) ?? [] }))
}

/** The child, and what earlier records say of them, beside the question where one asks for it. */
const childAsked = (state: EpisodeState, now: Instant) => ({
  ...byRecord(state),
  harmedHere: harmedHere(state),
  child: state.report === null ? null : { ...state.report.child, ...ageOf(state, now) },
  known: knownBeside(state.report?.history.onRecord),
})

/** The form holds what has been answered so far. */
export async function answeredSoFar(world: World, recordId: string): Promise<Values> {
  const folded = await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))
  const said = Object.entries(folded.state.answers)
  return {
    answers: answersOf(folded.state),
    notes: Object.fromEntries(said.map(([question, { note }]) => [question, note])),
  }
}

const offered: readonly Level[] = ['HIGH', 'MEDIUM', 'LOW']

/**
 * The grades at the minimum or above, and which is chosen: a higher one that somebody chose stays, and what only followed the minimum
 * follows it again. `_minimum` is the one that stood when the form was drawn.
 */
function levelsFor(minimum: Level, typed: Typed) {
  const levels = offered.filter((level) => levelOrder(level) >= levelOrder(minimum))
  const said = levels.find((level) => level === first(typed, 'level'))
  const followed = said === undefined || said === first(typed, '_minimum')
  return { levels, minimum, chosen: followed ? minimum : said }
}

const words = ['yes', 'no', 'not known'] as const

function onScreen(typed: Typed): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const said = words.find((word) => word === first(typed, `answers.${id}`))
      return said === undefined ? [] : [[id, said]]
    }),
  )
}

// The register's commands, with what their forms offer and hold at first.
import { isId } from '../../../kernel/identity.ts'
import { dateWords, dayOf } from '../../../kernel/time.ts'
import { officialForces } from '../../../registers/forces.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { completed } from '../../../web/completed.ts'
import type { Choices } from '../../../web/forms.ts'
import { type BoundCommand, bind, type Showing } from '../../../web/slice.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import { first, type Typed } from '../../../web/typed.ts'
import type { Definitions } from '../soundness.ts'
import { ruleWords } from '../time-scales.ts'
import { scaleChoices } from './asking.ts'
import * as entering from './commands.ts'
import { agreeCorrection, correct, merge, refuseCorrection, setComments } from './correcting.ts'
import { confirmEnding, endFinding, refuseEnding } from './ending.ts'
import { formatOf } from './file-format.ts'
import { find } from './finding.ts'
import { countFiles, judgeChapter } from './judging.ts'
import { monitoring } from './monitoring.ts'
import { recordGroup, recordStage } from './monitoring-commands.ts'
import { confirm, dismiss, dismissRest, enterRecommendation, paste } from './pasting.ts'
import { sendPlan, versionsToSend } from './plan-sent.ts'
import { earlierPlanCommands } from './plan-sent-before.ts'
import { inspection } from './procedure.ts'
import { listPublication, publication } from './publications.ts'
import { inspections, stages } from './queries.ts'
import { registerFile } from './register-file.ts'
import { lookAtFile, recordFile } from './register-file-commands.ts'
import { rowsToRead } from './rows-in-words.ts'
import { severalIn, timeIn } from './scale-in.ts'
import { scaleSaid } from './scale-said.ts'
import { chaptersOf, scalesOf } from './scales.ts'

const people = async (world: World, typed: Typed, listed: readonly string[] = []) =>
  (await staffToChoose(world, { jobs: null, listed, typed, field: 'readers' })).filter(
    ({ value }) => value !== world.who.staffId,
  )

const stateOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, inspection, recordId))).state

const findings = async (world: World, recordId: string) =>
  isId(recordId)
    ? (await stateOf(world, recordId)).findings.map((one) => ({
        value: one.findingId,
        text: `${one.kind}: ${one.theme}`.slice(0, 160),
      }))
    : []

const programmeOf = async (world: World, recordId: string): Promise<string> =>
  isId(recordId) ? ((await stateOf(world, recordId)).recorded?.programme ?? '') : ''

const everyInspection = async (world: World) =>
  await world.db.read(contextOf(world), async (reader) => await inspections.all(reader, { force: world.who.forceId }))

async function aboutCorrection(world: World, recordId: string) {
  const { correctionAsked, published } = await stateOf(world, recordId)
  if (correctionAsked === null) return { about: ['No correction is asked for.'] }
  const { publishedOn, because, title } = correctionAsked
  return {
    about: [
      `${title}: published ${dateWords(dayOf(publishedOn ?? ''))} instead of ${dateWords(dayOf(published?.on ?? ''))}.`,
      because,
      'Dates that were counted from the wrong day move, and each move is counted and shown.',
    ],
  }
}

/** Where the programme has fixed chapters one of them is chosen; elsewhere it is written. */
async function chapters(world: World, recordId: string): Promise<Choices> {
  const offered = chaptersOf(await programmeOf(world, recordId))
  return offered.length === 0 ? {} : { chapter: offered.map((one) => ({ value: one, text: one })) }
}

/** What the form of a recognised item holds at first, and its words above the form. */
async function recognised(world: World, recordId: string, query: Readonly<Record<string, unknown>>) {
  const state = await stateOf(world, recordId)
  const item = state.waiting.find((one) => one.itemId === query['item']) ?? state.waiting[0]
  return { state, item }
}

/** Time scales that were recognised and that reports mostly do not give. */
async function scalesWaiting(world: World, recordId: string) {
  if (!isId(recordId)) return []
  const listed = new Set(scaleChoices.map((one) => one.value))
  const { waiting } = await stateOf(world, recordId)
  const found = waiting.flatMap((one) => [one.timeScale, ...severalIn(one).map(({ scale }) => scale)])
  return [...new Set(found)].filter((one) => !listed.has(one)).map((value) => ({ value, text: ruleWords(value, null) }))
}

/** Nobody confirms what they do not see: the words stand above the form. */
async function wordsOf(world: World, recordId: string, typed: Typed) {
  const state = await stateOf(world, recordId)
  const item = state.waiting.find((one) => one.itemId === first(typed, 'itemId'))
  if (item === undefined) return { about: [] }
  const around = item.context === undefined ? [] : [`The text around it: ${item.context}`]
  const { notUnderstood } = timeIn(item.words)
  const unread = notUnderstood.length === 0 ? [] : [`Time words not understood: ${notUnderstood.join('; ')}`]
  return { about: [`“${item.words}”`, `Recognised: ${scaleSaid(item)}`, ...unread, ...around] }
}

/** A day, or a month alone where no more is published. */
const publishedWords = (on: string): string => (on.length === 7 ? on : dateWords(dayOf(on)))

/** Nobody confirms what they do not see: the documents' words stand above the form. */
const ofOffered: Showing = {
  load: async (world, recordId) => ({
    about: (await stateOf(world, recordId)).findings.flatMap(({ theme, offered }) =>
      offered === null
        ? []
        : [
            `${theme}: ${offered.how}, ${publishedWords(offered.on)}, by ${offered.document}`,
            `SHA-256 ${offered.textHash}`,
            `“${offered.text}”`,
          ],
    ),
  }),
  choices: async (world, recordId) => ({
    findingId: (isId(recordId) ? (await stateOf(world, recordId)).findings : [])
      .filter((one) => one.offered !== null)
      .map((one) => ({ value: one.findingId, text: one.theme })),
  }),
}

export const commandsOf = (definitions: Definitions): readonly BoundCommand[] => [
  bind(inspection, entering.recordInspection, {
    says: 'Entered',
    choices: async (world, _, typed) => ({
      readers: await people(world, typed),
      follows: (await everyInspection(world)).map((one) => ({
        value: one.reference,
        text: `${one.reference}: ${one.title}`,
      })),
    }),
    initial: async () => await Promise.resolve({ body: 'HMICFRS' }),
  }),
  bind(inspection, entering.changeReaders, {
    choices: async (world, recordId, typed) => ({
      readers: await people(world, typed, (await stateOf(world, recordId)).readers),
    }),
    initial: async (world, recordId) => ({ readers: (await stateOf(world, recordId)).readers }),
  }),
  bind(inspection, entering.publish),
  bind(inspection, correct, {
    says: 'Recorded. Where a date moves, it stands until another person agrees',
    initial: async (world, recordId) => {
      const { recorded, published } = await stateOf(world, recordId)
      return {
        title: recorded?.title,
        fieldwork: recorded?.fieldwork,
        publishedOn: published?.on,
        address: published?.address,
      }
    },
  }),
  bind(inspection, agreeCorrection, { load: aboutCorrection }),
  bind(inspection, refuseCorrection, { load: aboutCorrection }),
  bind(inspection, setComments),
  bind(inspection, merge, {
    choices: async (world, recordId) => ({
      into: (await everyInspection(world))
        .filter((one) => one.record_id !== recordId)
        .map((one) => ({ value: one.reference, text: `${one.reference}: ${one.title}` })),
    }),
  }),
  bind(inspection, find(definitions), {
    choices: async (world, recordId) => ({ ...(await chapters(world, recordId)) }),
  }),
  bind(inspection, endFinding, {
    says: 'Offered: it counts when another person has read it',
    choices: async (world, recordId) => ({ findingId: await findings(world, recordId) }),
  }),
  bind(inspection, confirmEnding, { says: 'Confirmed', ...ofOffered }),
  bind(inspection, refuseEnding, { says: 'Refused: nothing has changed', ...ofOffered }),
  bind(inspection, judgeChapter, {
    choices: async (world, recordId) => {
      const scales = scalesOf(await programmeOf(world, recordId)).map((one) => ({ value: one.id, text: one.words }))
      return { ...(await chapters(world, recordId)), ...(scales.length > 0 ? { scale: scales } : {}) }
    },
  }),
  bind(inspection, countFiles),
  bind(inspection, sendPlan, {
    says: 'Recorded. The plan stays owed while it leaves an open recommendation out',
    choices: async (world, recordId) => ({ version: await versionsToSend(world, recordId) }),
  }),
  ...earlierPlanCommands,
  bind(inspection, paste, { says: 'Read: confirm or dismiss each one' }),
  bind(inspection, confirm, {
    says: 'It is in the register',
    load: async (world, recordId, typed) => await wordsOf(world, recordId, typed),
    choices: async (world, recordId) => ({
      findingId: await findings(world, recordId),
      timeScale: [...(await scalesWaiting(world, recordId)), ...scaleChoices],
    }),
    initial: async (world, recordId, query) => {
      const { item, state } = await recognised(world, recordId, query)
      return item === undefined
        ? { addressee: 'chief constable' }
        : {
            itemId: item.itemId,
            words: item.words,
            reference: `${state.recorded?.reference ?? ''}/${state.confirmed.length + state.held.length + 1}`.slice(
              0,
              60,
            ),
            timeScale: severalIn(item).length > 0 ? null : item.timeScale,
            on: item.on,
            paragraph: item.paragraph,
            addressee: 'chief constable',
          }
    },
  }),
  bind(inspection, enterRecommendation, {
    says: 'It is in the register',
    choices: async (world, recordId) => ({
      findingId: await findings(world, recordId),
      timeScale: scaleChoices,
    }),
    initial: async () => await Promise.resolve({ addressee: 'chief constable' }),
  }),
  bind(inspection, dismiss, {
    load: async (world, recordId, typed) => await wordsOf(world, recordId, typed),
    initial: async (world, recordId, query) => ({
      itemId: (await recognised(world, recordId, query)).item?.itemId,
    }),
  }),
  bind(inspection, dismissRest, {
    says: 'Said of each of them',
    load: async (world, recordId) => ({
      about: (isId(recordId) ? (await stateOf(world, recordId)).waiting : [])
        .filter((one) => !one.recognised)
        .map((one) => `“${one.words}”`),
    }),
  }),
  bind(registerFile, lookAtFile(definitions), {
    says: 'Looked at: nothing is recorded yet',
    template: 'accountability/recommendations/inspections/views/look-at.njk',
    load: async () => await Promise.resolve({ columns: formatOf() }),
  }),
  bind(registerFile, recordFile(definitions), {
    says: 'Recorded',
    after: () => '/inspections',
    load: async (world, recordId) => await rowsToRead(world, recordId),
  }),
  onRecordOfForce(
    bind(monitoring, recordStage, {
      after: () => '/monitoring',
      choices: async () =>
        await Promise.resolve({ force: officialForces.map((one) => ({ value: one.name, text: one.name })) }),
    }),
  ),
  bind(monitoring, recordGroup, { after: () => '/monitoring' }),
  bind(publication, listPublication, { after: () => '/inspections' }),
]

/** A force has one record: its next stage goes where the earlier ones are, so that a clock begun there ends there. */
function onRecordOfForce(command: BoundCommand): BoundCommand {
  return {
    ...command,
    opens: true,
    run: async (world, asked) => {
      const body = completed(command.body, asked.body)
      const force = typeof body === 'object' && body !== null && 'force' in body ? body.force : null
      const rows = await world.db.read(
        contextOf(world),
        async (reader) => await stages.all(reader, { force: world.who.forceId }),
      )
      const known = rows.findLast((one) => one.of_force === force)?.record_id
      return await command.run(world, { ...asked, body, recordId: known ?? asked.recordId })
    },
  }
}

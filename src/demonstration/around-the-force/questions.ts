// Invented questions of the public, each as far as questions come: one answered with its figure and published, one put to the panel's next meeting, one that waits; and what the panel itself asks in writing.
import { hashOf } from '../../accountability/public/question-sent.ts'
import { receive } from '../../accountability/questions/intake.ts'
import { newId } from '../../kernel/identity.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { SYSTEM } from '../../registers/world.ts'
import { meetsFrom } from '../action-plan/scene.ts'
import { atLast } from '../ring.ts'
import type { Acting } from './acting.ts'

const secretary = 'Piet Lowther'
const office = 'Uma Kettering'

/** Said in the question itself: it is published word for word, and nobody asked it. */
const label = '(Invented for the demonstration.)'

const returned = 'question/returned'
const night = 'question/night'
const homes = 'question/homes'

/** Before the history is there: none of it stands beside a figure. */
export async function askInPublic(acting: Acting): Promise<void> {
  const { act, day, idOf, staff } = acting
  const meetingOn = meetsFrom(acting, 24)
  await act(secretary, [-30, 9], 'panel-meeting/enter', idOf('panel-meeting/next'), {
    forum: 'panel',
    heldOn: meetingOn,
  })
  await ask(acting, [-9, 20], night, {
    forum: 'panel',
    tie: 'live',
    question: `Who looks for a missing child at three in the morning, and how do the parents reach them? ${label}`,
  })
  await act(secretary, [-7, 10], 'question/admit', idOf(night), { meetingOn })
  const staffId = staff.get(office)?.staffId
  await act(secretary, [-7, 11], 'question/allocate', idOf(night), { staffId, dueOn: day(17) })
  await ask(acting, [-2, 19], homes, {
    forum: 'panel',
    tie: 'work',
    question: `I work in a children’s home. When one of our children goes missing again, does anybody read what they said the last time? ${label}`,
  })
  await act(secretary, [-16, 9], 'inspection/enter-panel-report', idOf('inspection/PANEL-DEMO-1'), {
    reference: 'PANEL-DEMO-1',
    title: 'Invented for the demonstration: report of the panel on questions about missing children',
    body: 'Police, Fire and Crime Panel (demonstration)',
    publishedOn: day(-16),
    address: null,
    theme: 'what the commissioner found when visiting the control room',
    words:
      'The panel asks the commissioner to say in writing what each visit to the control room found, and what was done about it.',
    paragraph: null,
    on: day(26),
  })
}

/** Once the year is there: an answer stands beside the figure of its day. */
export async function answerInPublic(acting: Acting): Promise<void> {
  const { act, day, idOf, staff } = acting
  await ask(acting, [-20, 18], returned, {
    forum: 'commissioner',
    question: `Does somebody from the police see every child who comes back, and listen to them? ${label}`,
  })
  await act(office, [-18, 10], 'question/admit', idOf(returned), { meetingOn: null })
  const staffId = staff.get(office)?.staffId
  await act(office, [-18, 11], 'question/allocate', idOf(returned), { staffId, dueOn: day(-4) })
  await act(office, [-6, 15], 'question/answer', idOf(returned), {
    answer:
      'Not every child. The figure beside this answer says how many were seen in person. The chief officer has been asked why the others were not, and brings that to the next public meeting.',
    measure: 'M13',
  })
  await act(office, [-4, 10], 'question/publish', idOf(returned), {})
}

type Asked = { readonly forum: string; readonly question: string; readonly tie?: string }

/** As the clock takes it from the public site's box; once, by nobody who gave a name, and with a ticket, so that the site says how far it is. */
async function ask({ stage, at, until, idOf }: Acting, when: readonly [number, number], key: string, body: Asked) {
  const now = at(when)
  if (now > until || stage.stopping?.aborted === true) return
  const { db, force, policyAt, reactions } = stage
  const world = { db, now, who: systemPerson(force), policyAt, reactions }
  await atLast(
    async () =>
      await db.write({ force, who: SYSTEM, now }, async (writer) => {
        const sent = { ...body, ticket: hashOf(`nobody holds it: ${key}`) }
        await receive({ writer, world, commandId: newId(now) }, { inbox_id: idOf(key), received_at: now, body: sent })
      }),
  )
}

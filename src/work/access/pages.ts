// Yesterday's openings of restricted records, for somebody else to look at; and one opening, for who made it and whom it told.
import Type from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { addDays, instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { consulted } from '../../registers/consultation.ts'
import { recipientsOf } from '../../registers/outbox.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { whoIsToldOf } from '../../registers/who-is-told.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { openingsAnswer, openingsOneAnswer } from './answers.ts'
import { boundsOf, reviewId } from './commands.ts'
import { daysToReview, openingsOfDay } from './openings-of-day.ts'
import { glassOf, liftOf, liftsAsked, reviewOf } from './queries.ts'
import { reviewable } from './to-review.ts'

export const openingsPage = page({
  path: '/openings',
  permission: 'review openings',
  template: 'work/access/views/openings.njk',
  title: 'Openings of restricted records',
  query: Type.Object({ day: { ...Maybe(LocalDate), title: 'Day', input: 'date' } }),
  answer: openingsAnswer,
  load: async (world, { query }) => {
    const { forceId, staffId } = world.who
    const today = localDate(world.now)
    const day = parseLocalDate(query.day ?? '') ?? addDays(today, -1)
    return await world.db.write(contextOf(world), async (writer) => {
      const [rows, toReview, lifts] = await Promise.all([
        openingsOfDay.all(writer, boundsOf(forceId, day)),
        daysToReview.all(writer, { force: forceId, ...reviewable(world.now), not: [] }),
        liftsAsked.all(writer, { force: forceId }),
      ])
      writer.send(consulted(forceId, staffId, world.now, 'openings', [...new Set(rows.map((row) => row.about))], null))
      return done({ day, today, toReview, lifts, openings: rows.map((row) => shown(row, world.who, day)) })
    })
  },
})

type Row = Awaited<ReturnType<typeof openingsOfDay.all>>[number]

function shown(row: Row, who: Person, day: string) {
  const one = { about: row.about, staffId: row.staff_id, day }
  return {
    ...one,
    name: row.name ?? 'Somebody who has left',
    basis: row.broken_at === null ? 'Involved' : 'Broke the glass',
    firstAt: row.first_at,
    lastAt: row.last_at,
    readings: row.readings,
    pages: row.pages,
    vias: row.vias.map((via) => via.replace('vigil ', 'on the ')),
    reasons: row.reasons,
    finding: row.finding,
    note: row.note,
    reviewer: row.reviewer,
    reviewedAt: row.reviewed_at,
    own: isSameHuman(who, row.staff_id),
    review: `/opening/${reviewId(who.forceId, one)}/review?${new URLSearchParams(one)}`,
  }
}

export const openingPage = page({
  path: '/openings/:record',
  permission: 'break glass',
  template: 'work/access/views/opening.njk',
  title: 'A restricted record was opened',
  area: '/openings',
  answer: openingsOneAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    const { who, now } = world
    return await world.db.write(contextOf(world), async (writer) => {
      const asked = { force: who.forceId, record }
      const [glass, lift, found] = await Promise.all([
        glassOf.one(writer, asked),
        liftOf.one(writer, asked),
        reviewOf.one(writer, asked),
      ])
      if (found !== null) {
        const hears = recipientsOf(who).includes(
          await whoIsToldOf(writer, { force: who.forceId, staff: found.staff_id }),
        )
        const reviews = may(who, 'review openings')
        if (isSameHuman(who, found.staff_id) || !(hears || reviews)) return { kind: 'not found' }
        writer.send(consulted(who.forceId, who.staffId, now, 'openings', [found.about], null))
        return done({ found, day: reviews ? `/openings?day=${found.day}` : null })
      }
      if (lift !== null) {
        const theirs = isSameHuman(who, lift.asked_by)
        const asks = theirs || recipientsOf(who).includes(lift.told)
        if (!(asks || may(who, 'restrict records') || may(who, 'review openings'))) return { kind: 'not found' }
        return done({
          lift,
          mine: theirs,
          mayDecide: lift.decided_at === null && !theirs && may(who, 'restrict records'),
        })
      }
      const mine = glass?.staff_id === who.staffId
      const told = glass !== null && recipientsOf(who).includes(glass.told)
      if (glass === null || !(mine || told || may(who, 'review openings'))) return { kind: 'not found' }
      writer.send(consulted(who.forceId, who.staffId, now, 'openings', [glass.about], null))
      const day = localDate(instant(glass.at))
      // Whoever was told sees where it is reviewed; whoever opened it does not review it.
      const review =
        !mine && may(who, 'review openings') ? { href: `/openings?day=${day}`, over: day < localDate(now) } : null
      return done({ glass: { ...glass, told: glass.told_name ?? glass.told }, mine, open: glass.until > now, review })
    })
  },
})

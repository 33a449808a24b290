// The improvement programme: who holds gold, silver and each bronze since when, who held it before, and when they meet next.

import { done } from '../../../kernel/outcome.ts'
import { localDate, parseLocalDate } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { programmeAnswer } from './answers.ts'
import { levels } from './facts.ts'
import { nextMeeting } from './next-meeting.ts'
import { holderOf, type ProgrammeState, programme } from './procedure.ts'
import { programmes } from './queries.ts'

export const programmePage = page({
  path: '/programme',
  permission: 'see recommendations',
  template: 'accountability/plan/views/programme.njk',
  title: 'Improvement programme',
  area: '/plan',
  answer: programmeAnswer,
  load: async (world) => {
    const asked = { force: world.who.forceId }
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await programmes.all(reader, asked)
      const all = await Promise.all(rows.map(async (row) => await load(reader, world, programme, row.record_id)))
      const ids = all.flatMap(({ state }) => state.posts.flatMap((post) => post.holders.map((one) => one.staffId)))
      const names = new Map(
        (await namesOfStaff.all(reader, { ids: [...new Set(ids)] })).map((row) => [row.staff_id, row.name]),
      )
      return done({
        programmes: all.map(({ recordId, state }) => shown(recordId, state, names, localDate(world.now))),
        mayWrite: may(world.who, 'keep the plan'),
      })
    })
  },
})

function shown(recordId: string, state: ProgrammeState, names: ReadonlyMap<string, string>, today: string) {
  const name = (id: string) => names.get(id) ?? 'somebody no longer known'
  const posts = levels.flatMap((level) => {
    const found = state.posts.filter((post) => post.level === level)
    // Gold and silver are there before anybody holds them: an empty one must be seen.
    return found.length === 0 && level !== 'bronze' ? [{ level, strand: null, holders: [] }] : found
  })
  return {
    recordId,
    ...state.opened,
    posts: posts.map((post) => {
      const holder = holderOf(post)
      return {
        level: post.level,
        strand: post.strand,
        holder: holder === null ? null : { name: name(holder.staffId), since: holder.since },
        vacantSince: post.holders.at(-1)?.until ?? null,
        before: post.holders
          .filter((one) => one.until !== null)
          .map((one) => ({ ...one, name: name(one.staffId) }))
          .reverse(),
      }
    }),
    meetings: state.meetings
      .filter((one) => one.endedOn === null)
      .map((one) => ({ ...one, next: next(one.cadence, one.firstOn, today) }))
      .sort((a, b) => (a.next ?? '').localeCompare(b.next ?? '')),
    ended: state.meetings.filter((one) => one.endedOn !== null),
  }
}

function next(cadence: Parameters<typeof nextMeeting>[0], firstOn: string, now: string): string | null {
  const [first, today] = [parseLocalDate(firstOn), parseLocalDate(now)]
  return first === null || today === null ? null : nextMeeting(cadence, first, today)
}
